package org.sada.contract.topic;

/** Names an example: the event whose text it is. */
public record ExampleKey(String tenant, String interaction, String event) {}
