/**
 * A contact centre that exists only as events. {@link org.sada.ingest.simulator.Simulator} tells what happens in it,
 * {@link org.sada.ingest.simulator.Disorder} how badly it may be delivered.
 */
package org.sada.ingest.simulator;
