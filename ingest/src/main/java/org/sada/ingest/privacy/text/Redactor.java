package org.sada.ingest.privacy.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes card numbers, IBANs, e-mail addresses, phone numbers, national ids and one-time codes out of texts, in digits of any script and
 * with marks of direction between them, and leaves orders, prices, dates and times. Takes time in proportion to the length of the text.
 * Redacting again changes nothing.
 */
public final class Redactor {
    private static final int NONE_FOR_ITS_LENGTH = Integer.MAX_VALUE;
    private static final Pattern UUID =
            Pattern.compile("(?<![0-9A-Fa-f])[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f])");

    private final List<String> phoneRegions;
    private final Set<Country> countries;

    /**
     * @param phoneRegions ISO codes of the countries whose national phone numbers are known without a word that says so
     * @param countries whose national ids are known without a word that says so
     */
    public Redactor(List<String> phoneRegions, Set<Country> countries) {
        this.phoneRegions = List.copyOf(phoneRegions);
        this.countries = Set.copyOf(countries);
    }

    /**
     * A text and what was taken out of it.
     *
     * @param text the same object where nothing was
     */
    public record Redacted(String text, Map<Kind, Integer> counts) {}

    /** The text with placeholders. */
    public Redacted redact(String text) {
        return redact(text, NONE_FOR_ITS_LENGTH);
    }

    /**
     * The same, and every other number that is no date: for what was cut off from the words around it, or could not be understood.
     *
     * @param shortest with this many digits or more
     */
    public Redacted redactStrictly(String text, int shortest) {
        return redact(text, shortest);
    }

    private Redacted redact(String text, int shortest) {
        List<Find> finds = mayHoldAny(text) ? finds(text, shortest) : List.of();
        return finds.isEmpty() ? new Redacted(text, Map.of()) : replaced(text, finds);
    }

    /** Most texts hold neither a digit nor an address. */
    private static boolean mayHoldAny(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '@' || each == '\uFF20' || Letters.digit(each) >= 0) {
                return true;
            }
        }
        return Emails.mayBeWrittenOut(text);
    }

    private List<Find> finds(String text, int shortest) {
        List<Find> finds = new ArrayList<>();
        Surroundings surroundings = new Surroundings(text);
        Emails.find(text, finds);
        Numbers numbers = Numbers.of(text);
        if (numbers.size() > 0) {
            Ibans.find(text, surroundings, finds);
            if (countries.contains(Country.GB)) {
                NationalInsurance.find(text, finds);
            }
            finds.forEach(find -> numbers.closeBetween(find.from(), find.to()));
            Matcher uuids = UUID.matcher(text);
            while (uuids.find()) {
                numbers.closeBetween(uuids.start(), uuids.end());
            }
            Dates.close(numbers);
            new NumberFinder(numbers, surroundings, new Phones(numbers, phoneRegions), countries).find(finds);
            findTheRest(numbers, shortest, finds);
        }
        finds.sort(Comparator.comparingInt(Find::from));
        return finds;
    }

    private static void findTheRest(Numbers numbers, int shortest, List<Find> finds) {
        for (int group = 0; group < numbers.size(); group++) {
            int last = group;
            while (numbers.isJoined(last + 1)) {
                last++;
            }
            if (!numbers.isClosed(group) && numbers.count(group, last) >= shortest) {
                finds.add(new Find(Kind.NUMBER, numbers.from(group), numbers.to(last)));
            }
            group = last;
        }
    }

    private static Redacted replaced(String text, List<Find> finds) {
        StringBuilder clean = new StringBuilder(text.length());
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        int at = 0;
        for (Find find : finds) {
            if (find.from() >= at) { // an address within another is gone with it
                clean.append(text, at, find.from()).append(find.kind().placeholder());
                counts.merge(find.kind(), 1, Integer::sum);
                at = find.to();
            } else if (find.to() > at) {
                at = find.to();
            }
        }
        return new Redacted(clean.append(text, at, text.length()).toString(), counts);
    }
}
