/** What the event contract cannot say of one event alone. */
package org.sada.ingest.check;
