/** Settings, the life cycle of services, and the HTTP server with health and metrics. Knows no Kafka and no other module. */
package org.sada.runtime;
