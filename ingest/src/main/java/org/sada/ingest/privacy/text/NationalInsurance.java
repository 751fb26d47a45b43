package org.sada.ingest.privacy.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The British national insurance number: two letters, six digits, and A to D, with spaces or without. */
final class NationalInsurance {
    private static final Pattern FORM =
            Pattern.compile("(?i)(?<![\\p{L}\\p{Nd}])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
                    + "[ -]?\\p{Nd}{2}[ -]?\\p{Nd}{2}[ -]?\\p{Nd}{2}[ -]?[A-D](?![\\p{L}\\p{Nd}])");

    private NationalInsurance() {}

    static void find(String text, List<Find> finds) {
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            finds.add(new Find(Kind.ID, matcher.start(), matcher.end()));
        }
    }
}
