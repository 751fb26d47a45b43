package org.sada.ingest.privacy.text;

/** What a word says of the numbers beside it. */
enum Topic {
    PHONE,
    ID,
    CODE,
    CVV,
    IBAN,
    /** Something that is no person's: an order, a postal code, a model. */
    THING,
    /** Money, before the number. */
    AMOUNT,
    /** A unit or a currency, after the number. */
    MEASURE,
    /** What stands between a label and its number. */
    LINK
}
