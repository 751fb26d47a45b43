package org.sada.contract.topic;

/**
 * Something that was refused or came too late, kept with everything that is needed to mend it and send it again.
 *
 * @param tenant null where it could not be read
 * @param door where it was refused: {@code http}, {@code file}, {@code topic} or {@code log}
 * @param source what came in: a file's name, a topic, a format, an address
 * @param position where in the source: {@code line 17}, {@code item 3}, {@code calls-2@40},
 *     {@code partition 2, offset 40, line 5}
 * @param reason one line
 * @param content the bytes as they came; JSON holds them in Base64
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Rejection(String tenant, String door, String source, String position, String reason, byte[] content) {

    /** The reason without what it quotes: refusals that differ in no more are of one kind. */
    public static String kind(String reason) {
        return reason.replaceAll("\"[^\"]*\"", "\"\"").replaceAll("[0-9]+", "0");
    }
}
