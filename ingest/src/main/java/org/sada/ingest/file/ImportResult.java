package org.sada.ingest.file;

import java.util.List;

/**
 * What became of an import. What was accepted or repeated is in the log.
 *
 * @param accepted events of different ids
 * @param repeated events with the id of one before them in these files
 * @param rejected events and rows that were refused
 * @param reasons the kinds of refusals, the first met first
 */
public record ImportResult(long accepted, long repeated, long rejected, List<Reason> reasons) {

    /**
     * A kind of refusal: reasons that differ only in what they quote are one kind.
     *
     * @param example the first of its kind
     * @param position where that was, with the file's name
     * @param count how many there were
     */
    public record Reason(String example, String position, long count) {}
}
