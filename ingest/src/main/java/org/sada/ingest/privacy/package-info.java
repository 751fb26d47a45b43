/** What of an event may be written down: {@link org.sada.ingest.privacy.PrivatePublisher}, the one place that every door goes through. */
package org.sada.ingest.privacy;
