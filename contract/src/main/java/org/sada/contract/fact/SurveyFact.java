package org.sada.contract.fact;

import org.sada.contract.event.Csat;

/**
 * What became of one survey of an interaction; an answer given again replaces the one before.
 *
 * @param answered false for one that was only sent, or dismissed
 * @param resolved the customer's word, or null
 */
public record SurveyFact(String survey, boolean answered, Csat csat, Integer nps, Integer ces, Boolean resolved) {}
