package org.sada.ingest.privacy;

import static org.sada.ingest.privacy.Treatment.DROP;
import static org.sada.ingest.privacy.Treatment.HASH;
import static org.sada.ingest.privacy.Treatment.KEEP;
import static org.sada.ingest.privacy.Treatment.REDACT;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.sada.ingest.privacy.text.Country;
import org.sada.ingest.privacy.text.Redactor;

/**
 * What of an event is kept, redacted, hashed or dropped before it is written anywhere.
 *
 * @param keyFile of the keys that hash; empty: one that the program makes in its own folder
 * @param customer keep, hash or drop; redacting would make all customers one
 * @param text of texts: keep, redact or drop
 * @param comment of surveys: keep, redact or drop
 * @param agent keep or hash; events need it to say who worked
 * @param agentName keep, redact, hash or drop
 * @param queue keep, redact or hash
 * @param product keep, redact, hash or drop
 * @param region keep, redact, hash or drop
 * @param reason keep, redact, hash or drop
 * @param complaints keep, redact, hash or drop
 * @param rejections the bytes of what is refused: keep, redact or drop
 * @param phoneRegions ISO codes of the countries whose national phone numbers are known without a word that says so
 * @param nationalIds ISO codes of the countries whose national ids are known without a word that says so
 */
public record PrivacySettings(
        String keyFile,
        Treatment customer,
        Treatment text,
        Treatment comment,
        Treatment agent,
        Treatment agentName,
        Treatment queue,
        Treatment product,
        Treatment region,
        Treatment reason,
        Treatment complaints,
        Treatment rejections,
        List<String> phoneRegions,
        List<Country> nationalIds) {

    public static final PrivacySettings STANDARD = new PrivacySettings(
            "",
            HASH,
            REDACT,
            REDACT,
            KEEP,
            KEEP,
            KEEP,
            KEEP,
            KEEP,
            KEEP,
            KEEP,
            REDACT,
            List.of("SA", "AE", "EG", "JO", "KW", "QA", "BH", "OM", "IQ", "LB", "PS", "IL", "MA", "TR", "GB", "US"),
            List.of(Country.values()));

    public PrivacySettings {
        require("customer", customer, KEEP, HASH, DROP);
        require("text", text, KEEP, REDACT, DROP);
        require("comment", comment, KEEP, REDACT, DROP);
        require("agent", agent, KEEP, HASH);
        require("agentName", agentName, Treatment.values());
        require("queue", queue, KEEP, REDACT, HASH);
        require("product", product, Treatment.values());
        require("region", region, Treatment.values());
        require("reason", reason, Treatment.values());
        require("complaints", complaints, Treatment.values());
        require("rejections", rejections, KEEP, REDACT, DROP);
        Set<String> known = PhoneNumberUtil.getInstance().getSupportedRegions();
        for (String code : phoneRegions) {
            if (!known.contains(code)) {
                throw new IllegalArgumentException(
                        "phoneRegions must hold ISO codes of countries such as SA, not \"" + code + "\"");
            }
        }
        phoneRegions = List.copyOf(phoneRegions);
        nationalIds = List.copyOf(nationalIds);
    }

    /** As these settings have it. */
    public Redactor redactor() {
        return new Redactor(phoneRegions, Set.copyOf(nationalIds));
    }

    private static void require(String field, Treatment treatment, Treatment... possible) {
        if (!Arrays.asList(possible).contains(treatment)) {
            throw new IllegalArgumentException(field + " must be "
                    + Arrays.stream(possible)
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" or "))
                    + ", not " + (treatment == null ? "empty" : treatment.name().toLowerCase(Locale.ROOT)));
        }
    }
}
