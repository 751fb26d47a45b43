package org.sada.analytics.text;

/**
 * A word of a text after everything that makes words alike.
 *
 * @param text the standard word, normalised
 * @param stem hash of its stem
 * @param skeleton hash of the stem's consonants, 0 for none
 * @param concepts what it stands for, see {@link Concepts}
 * @param letters buckets of its letters in a row
 * @param arabic whether it is written in Arabic letters
 * @param negates whether it turns what follows into its contrary
 * @param phrases the phrases of the taxonomy that begin with it, null for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Term(
        String text,
        int stem,
        int skeleton,
        int[] concepts,
        int[] letters,
        boolean arabic,
        boolean negates,
        Phrases.Phrase[] phrases) {}
