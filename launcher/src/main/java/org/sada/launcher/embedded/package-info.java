/** A Kafka broker and a PostgreSQL of one's own: on loopback, in a folder, gone or at rest when the program ends. */
package org.sada.launcher.embedded;
