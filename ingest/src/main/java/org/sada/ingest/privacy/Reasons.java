package org.sada.ingest.privacy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sada.ingest.privacy.text.Redactor;

/** Messages that quote what came in. They go to people, logs and the rejected topic, and must quote nothing personal. */
public final class Reasons {
    private static final Redactor REDACTOR = PrivacySettings.STANDARD.redactor();
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?");

    private static final int SHORTEST = 4;

    private Reasons() {}

    /** The message with placeholders in place of personal data, and within quotes, where what was quoted is cut off, of every number that is no date. */
    public static String clean(String reason) {
        if (reason == null) {
            return null;
        }
        String plain = REDACTOR.redact(reason).text();
        if (plain.indexOf('"') < 0) {
            return plain;
        }
        Matcher quoted = QUOTED.matcher(plain);
        return quoted.replaceAll(quote -> Matcher.quoteReplacement(
                REDACTOR.redactStrictly(quote.group(), SHORTEST).text()));
    }
}
