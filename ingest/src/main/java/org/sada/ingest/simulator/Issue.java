package org.sada.ingest.simulator;

/**
 * A customer's problem; it lives on through several contacts until it is solved or given up.
 *
 * @param incident whether a disturbance of the whole service caused it
 * @param attempt 1 for the first contact about it
 */
record Issue(Customer customer, Topic topic, String product, boolean incident, int attempt) {
    Issue again() {
        return new Issue(customer, topic, product, incident, attempt + 1);
    }
}
