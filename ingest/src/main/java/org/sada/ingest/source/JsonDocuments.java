package org.sada.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import org.sada.contract.event.InvalidEvent;

/**
 * The JSON objects in a file: a single one, the members of an array, one a line, or one behind the other however they are laid out. A
 * byte order mark at the start is skipped. What is no JSON is refused, up to the next line on which an object can begin; what comes
 * before and after is not harmed. At most {@value #LONGEST_BYTES} bytes an object.
 */
final class JsonDocuments {
    static final int LONGEST_BYTES = 8 * 1024 * 1024;

    /** Of what is refused, at most this much is kept. */
    private static final int MOST_REFUSED_BYTES = 1024 * 1024;

    private final ByteWindow bytes;
    private final Consumer<JsonDocument> documents;
    private final Consumer<Item> refused;
    private long number;
    private boolean inArray;
    private long arrayLine;

    private JsonDocuments(InputStream content, Consumer<JsonDocument> documents, Consumer<Item> refused) {
        this.bytes = new ByteWindow(content);
        this.documents = documents;
        this.refused = refused;
    }

    /** Hands over each document, and each refusal, in the order in which they stand. */
    static void read(InputStream content, Consumer<JsonDocument> documents, Consumer<Item> refused) throws IOException {
        new JsonDocuments(content, documents, refused).readAll();
    }

    /** The same where each document is one item. */
    static void readEach(InputStream content, JsonDocument.Meaning meaning, Consumer<Item> items) throws IOException {
        read(content, document -> items.accept(document.item(meaning)), items);
    }

    private void readAll() throws IOException {
        bytes.skipByteOrderMark();
        while (bytes.has(0)) {
            byte next = bytes.get(0);
            if (next == ' ' || next == '\t' || next == '\r' || next == '\n' || (inArray && next == ',')) {
                bytes.drop(1);
            } else if (next == '[' && !inArray) {
                inArray = true;
                arrayLine = bytes.line();
                bytes.drop(1);
            } else if (next == ']' && inArray) {
                inArray = false;
                bytes.drop(1);
            } else {
                document();
            }
        }
        if (inArray) {
            number++;
            refuse(new byte[0], "the array that begins on line " + arrayLine + " has no end: the file is cut short");
        } else if (number == 0) {
            refuse(new byte[0], "there is no JSON document");
        }
    }

    private void document() throws IOException {
        number++;
        int length = bytes.get(0) == '{' ? objectLength() : 0;
        String position = position();
        if (length > 0) {
            byte[] content = bytes.copy(length);
            try {
                JsonDocument document = JsonDocument.of(position, content);
                bytes.drop(length);
                documents.accept(document);
            } catch (InvalidEvent invalid) {
                if (startsAnObjectWithin(length)) {
                    refuseUpToTheNext(invalid.getMessage());
                } else {
                    bytes.drop(length);
                    refused.accept(new Item.Refused(position, content, invalid.getMessage()));
                }
            }
        } else if (length < 0) {
            refuseUpToTheNext("an object is longer than " + LONGEST_BYTES + " bytes, or has no end");
        } else {
            refuseUpToTheNext(bytes.get(0) == '{' ? "not valid JSON, or cut off" : "must be a JSON object");
        }
    }

    /** 0 where it is broken, -1 where it is too long. */
    private int objectLength() throws IOException {
        JsonFraming framing = new JsonFraming();
        for (int i = 0; bytes.has(i); i++) {
            if (i == LONGEST_BYTES) {
                return -1;
            }
            JsonFraming.State state = framing.take(bytes.get(i));
            if (state != JsonFraming.State.WITHIN) {
                return state == JsonFraming.State.ENDED ? i + 1 : 0;
            }
        }
        return 0;
    }

    private boolean startsAnObjectWithin(int length) throws IOException {
        return nextStart(length - 1) > 0;
    }

    /**
     * Where the next object begins after the broken one at the start: on a line of its own, as far to the left; or behind the
     * comma after a number, word or text in an array. -1 where there is none within so many bytes.
     */
    private int nextStart(int most) throws IOException {
        int indent = bytes.indent();
        for (int i = 1; i <= most && bytes.has(i); i++) {
            byte each = bytes.get(i);
            if (inArray && bytes.get(0) != '{' && (each == ',' || each == ']')) {
                return i;
            }
            if (each == '\n') {
                int start = i + 1;
                while (bytes.has(start) && (bytes.get(start) == ' ' || bytes.get(start) == '\t')) {
                    start++;
                }
                if (bytes.has(start) && bytes.get(start) == '{' && start - i - 1 <= indent) {
                    return start;
                }
            }
        }
        return -1;
    }

    private void refuseUpToTheNext(String reason) throws IOException {
        int next = nextStart(LONGEST_BYTES);
        byte[] kept = bytes.copy(next > 0 ? next : MOST_REFUSED_BYTES);
        Item item =
                new Item.Refused(position(), Arrays.copyOf(kept, Math.min(kept.length, MOST_REFUSED_BYTES)), reason);
        if (next > 0) {
            bytes.drop(next);
        } else {
            while (next < 0 && bytes.has(0)) {
                bytes.drop(LONGEST_BYTES);
                next = nextStart(LONGEST_BYTES);
            }
            bytes.drop(Math.max(next, 0));
            inArray = false; // its end went with what was broken
        }
        refused.accept(item);
    }

    private void refuse(byte[] content, String reason) {
        refused.accept(new Item.Refused(position(), content, reason));
    }

    private String position() {
        return "document " + Math.max(1, number) + " (line " + bytes.line() + ")";
    }
}
