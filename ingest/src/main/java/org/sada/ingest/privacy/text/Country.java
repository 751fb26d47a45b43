package org.sada.ingest.privacy.text;

/** States whose national ids are known by their form, by ISO code. */
public enum Country {
    SA,
    AE,
    EG,
    KW,
    IL,
    US,
    GB,
    TR,
    PK
}
