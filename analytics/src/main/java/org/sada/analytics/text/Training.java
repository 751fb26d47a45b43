package org.sada.analytics.text;

/**
 * What a training gave.
 *
 * @param model the bytes of the model, for a file
 * @param texts it was trained on, with the examples of the taxonomy
 * @param labels how many it knows
 * @param oneLabel whether each text has exactly one
 * @param heldOut accuracy (one label) or micro-F1 (any labels) on texts that were held out for a while, 0 to 1; texts that are nearly alike
 *     make it too good
 * @param threshold least probability of a category that is taken
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Training(byte[] model, int texts, int labels, boolean oneLabel, double heldOut, double threshold) {
    public Training {
        model = model.clone();
    }

    @Override
    public byte[] model() {
        return model.clone();
    }
}
