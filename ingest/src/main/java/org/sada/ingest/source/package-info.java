/**
 * Files as events. A {@link org.sada.ingest.source.Format} is one way in which other systems write down what happened;
 * {@link org.sada.ingest.source.Formats} lists them all.
 */
package org.sada.ingest.source;
