package org.sada.sink;

/**
 * The right to write what a partition holds, until somebody with a greater epoch claims it.
 *
 * @param run which replay of the topic this is
 * @param epoch the fence
 * @param nextOffset the first offset that is not in the store
 */
record Claim(int run, long epoch, long nextOffset) {
    Claim movedTo(long offset) {
        return new Claim(run, epoch, offset);
    }
}
