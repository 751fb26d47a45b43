package org.sada.ingest.privacy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.sada.ingest.privacy.text.Redactor;

/** What happens to single values. A value that stays is the same object afterwards. */
final class FieldPolicy {
    /** As long as the contract lets a name and a text be. */
    private static final int LONGEST_NAME = 200;

    private static final int LONGEST_TEXT = 32_768;

    private final Redactor redactor;
    private final PrivacyMeters meters;
    private volatile PseudonymKeys keys;

    FieldPolicy(Redactor redactor, PrivacyMeters meters, PseudonymKeys keys) {
        this.redactor = redactor;
        this.meters = meters;
        this.keys = keys;
    }

    PseudonymKeys keys() {
        return keys;
    }

    void replaceKeys(PseudonymKeys next) {
        keys = next;
    }

    /** @return null where the name is dropped, or was null */
    String name(String field, Treatment treatment, String tenant, String name) {
        if (name == null || treatment == Treatment.KEEP) {
            return name;
        }
        return switch (treatment) {
            case HASH -> hashed(field, tenant, name);
            case REDACT -> cut(redacted(name), LONGEST_NAME);
            default -> dropped(field, null);
        };
    }

    /** @param dropped what stands in place of a text that is left out */
    String text(String field, Treatment treatment, String text, String dropped) {
        if (text == null || treatment == Treatment.KEEP) {
            return text;
        }
        return treatment == Treatment.REDACT ? cut(redacted(text), LONGEST_TEXT) : dropped(field, dropped);
    }

    List<String> names(String field, Treatment treatment, String tenant, List<String> names) {
        if (names.isEmpty() || treatment == Treatment.KEEP) {
            return names;
        }
        Set<String> treated = new LinkedHashSet<>();
        names.forEach(name -> treated.add(name(field, treatment, tenant, name)));
        treated.removeIf(Objects::isNull);
        List<String> sorted = treated.stream().sorted().toList();
        return sorted.equals(names) ? names : sorted;
    }

    /** What could not be read as an event: every number of so many digits or more may be somebody's. */
    String strictly(String text, int shortest) {
        Redactor.Redacted redacted = redactor.redactStrictly(text, shortest);
        meters.redacted(redacted.counts());
        return redacted.text();
    }

    String redacted(String text) {
        Redactor.Redacted redacted = redactor.redact(text);
        meters.redacted(redacted.counts());
        return redacted.text();
    }

    private String hashed(String field, String tenant, String value) {
        String pseudonym = keys.pseudonym(field, tenant, value);
        if (!pseudonym.equals(value)) {
            meters.hashed(field);
        }
        return pseudonym;
    }

    private String dropped(String field, String left) {
        meters.dropped(field);
        return left;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
