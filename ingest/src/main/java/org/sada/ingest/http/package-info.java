/** Events over HTTP: {@link org.sada.ingest.http.EventRoutes}. */
package org.sada.ingest.http;
