package org.sada.ingest.privacy;

/** What happens to a field before it is written anywhere. */
public enum Treatment {
    /** It stays as it came. */
    KEEP,
    /** Personal data in it give way to placeholders. */
    REDACT,
    /** A keyed hash takes its place: equal values stay equal, and nobody without the key can tell which they were. */
    HASH,
    /** It is left out. */
    DROP
}
