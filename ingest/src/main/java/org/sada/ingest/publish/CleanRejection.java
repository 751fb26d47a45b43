package org.sada.ingest.publish;

import java.util.Arrays;
import org.sada.contract.topic.Rejection;

/** Refusals describe broken input; what describes it must not be broken too. */
final class CleanRejection {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int LONGEST_TEXT = 1000;

    private CleanRejection() {}

    static Rejection of(Rejection rejection) {
        byte[] content = rejection.content();
        return new Rejection(
                clean(rejection.tenant()),
                rejection.door(),
                clean(rejection.source()),
                clean(rejection.position()),
                clean(rejection.reason()),
                content == null || content.length <= MOST_BYTES ? content : Arrays.copyOf(content, MOST_BYTES));
    }

    private static String clean(String text) {
        if (text == null) {
            return null;
        }
        String brief = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        return brief.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
