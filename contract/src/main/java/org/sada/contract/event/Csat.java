package org.sada.contract.event;

/** A satisfaction score on its scale. */
public record Csat(int score, CsatScale scale) {
    public Csat {
        if (!scale.contains(score)) {
            throw new IllegalArgumentException("score " + score + " is not on the scale " + scale.text());
        }
    }
}
