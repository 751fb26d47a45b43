/** Finds personal data in what people write, and puts placeholders in its place: {@link org.sada.ingest.privacy.text.Redactor}. */
package org.sada.ingest.privacy.text;
