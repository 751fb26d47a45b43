package org.sada.contract.fact;

/**
 * Names a mark. The customer is part of it: where an interaction turns out to be another customer's, two places of the pipeline write,
 * one to take the mark away and one to set it, and neither may undo the other.
 */
public record MarkKey(String tenant, String interaction, String customer) {}
