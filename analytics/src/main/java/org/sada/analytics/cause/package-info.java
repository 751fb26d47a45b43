/** Finds which slice of contacts, calls or money explains that a figure moved. Functions of values: no Kafka, no clock. */
package org.sada.analytics.cause;
