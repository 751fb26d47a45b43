/**
 * The recomputation that everything else is measured against: every cell again from the event log, by plain batch code that shares
 * nothing with the topologies but the contract, and the comparison with what the pipeline stored. Clarity stands above speed here.
 */
package org.sada.launcher.verify;
