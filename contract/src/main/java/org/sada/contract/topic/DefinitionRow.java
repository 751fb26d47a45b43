package org.sada.contract.topic;

/**
 * A definition that figures were counted by.
 *
 * @param version which cells carry
 * @param meaning all of it in one line; figures of one meaning have one version
 * @param texts by what texts are read; null: they are not
 */
public record DefinitionRow(int version, String meaning, String texts) {}
