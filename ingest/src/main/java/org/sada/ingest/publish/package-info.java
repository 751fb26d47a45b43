/** From validated events to the log: {@link org.sada.ingest.publish.Publisher}. */
package org.sada.ingest.publish;
