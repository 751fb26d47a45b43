package org.sada.ingest.privacy.text;

/**
 * Something found in a text.
 *
 * @param from the first of its characters
 * @param to after the last of its characters
 */
record Find(Kind kind, int from, int to) {}
