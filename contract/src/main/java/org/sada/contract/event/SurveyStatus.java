package org.sada.contract.event;

/** What became of a survey. A dismissed one counts as invited and in no score. */
public enum SurveyStatus implements Name {
    INVITED,
    ANSWERED,
    DISMISSED
}
