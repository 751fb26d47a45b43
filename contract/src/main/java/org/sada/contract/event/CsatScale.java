package org.sada.contract.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The scales of a satisfaction score, their top boxes, and their place on the 1-5 scale. */
public enum CsatScale {
    ONE_TO_FIVE("1-5", 1, 5, 4),
    ONE_TO_SEVEN("1-7", 1, 7, 6),
    ONE_TO_TEN("1-10", 1, 10, 9),
    NO_OR_YES("0-1", 0, 1, 1);

    /** {@link #ninths} counts in this fraction of a point, the largest in which every scale lands on integers. */
    public static final int NINTHS = 9;

    private final String text;
    private final int lowest;
    private final int highest;
    private final int topBox;

    CsatScale(String text, int lowest, int highest, int topBox) {
        this.text = text;
        this.lowest = lowest;
        this.highest = highest;
        this.topBox = topBox;
    }

    /** The written form, such as {@code 1-5}. */
    @JsonValue
    public String text() {
        return text;
    }

    public static Optional<CsatScale> find(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    public boolean contains(int score) {
        return score >= lowest && score <= highest;
    }

    /** Whether the score lies in the top boxes: 4-5 of 1-5, 6-7 of 1-7, 9-10 of 1-10, 1 of 0-1. */
    public boolean isTop(int score) {
        return score >= topBox;
    }

    /** The score moved linearly to the 1-5 scale, in ninths of a point: 9 for the lowest, 45 for the highest. */
    public int ninths(int score) {
        return NINTHS + (score - lowest) * 4 * NINTHS / (highest - lowest);
    }
}
