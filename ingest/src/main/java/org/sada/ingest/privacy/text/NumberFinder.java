package org.sada.ingest.privacy.text;

import java.util.List;
import java.util.Set;

/** Says of the groups of digits of a text, from left to right, which are somebody's. */
final class NumberFinder {
    private static final int SHORTEST_CODE = 4;
    private static final int LONGEST_CODE = 8;
    private static final int SHORTEST_ID = 6;
    private static final int LONGEST_ID = 18;
    private static final int SHORTEST_IBAN = 13;
    private static final int LONGEST_IBAN = 34;

    private final Numbers numbers;
    private final Surroundings surroundings;
    private final Phones phones;
    private final Set<Country> countries;

    NumberFinder(Numbers numbers, Surroundings surroundings, Phones phones, Set<Country> countries) {
        this.numbers = numbers;
        this.surroundings = surroundings;
        this.phones = phones;
        this.countries = countries;
    }

    /**
     * @param last the last group
     */
    private record Match(Kind kind, int last) {}

    void find(List<Find> finds) {
        int labelled = -1;
        for (int group = 0; group < numbers.size(); group++) {
            if (numbers.isClosed(group)) {
                continue;
            }
            Match match = unmistakable(group);
            if (match == null && group > labelled) {
                int alike = numbers.lastAlike(group);
                Topic label = surroundings.label(numbers.from(group));
                if (isPartOfAWord(group) || label == Topic.THING || label == Topic.AMOUNT) {
                    labelled = alike;
                } else {
                    match = likely(group, alike, label);
                }
            }
            if (match != null) {
                finds.add(new Find(match.kind(), start(group, match), end(match.last())));
                for (int i = group; i <= match.last(); i++) {
                    numbers.close(i);
                }
                group = match.last();
            }
        }
    }

    /** What is somebody's whatever stands before it. */
    private Match unmistakable(int group) {
        int phone = phones.international(group);
        if (phone >= 0) {
            return new Match(Kind.PHONE, phone);
        }
        int id = NationalIds.find(numbers, group, countries);
        if (id >= 0 && NationalIds.isUnmistakable(numbers, group, id)) {
            return new Match(Kind.ID, id);
        }
        int card = Cards.find(numbers, group);
        boolean isId = id >= 0 && numbers.count(group, id) >= numbers.count(group, Math.max(card, group));
        return card >= 0 && !isId ? new Match(Kind.CARD, card) : null;
    }

    /** What is somebody's by its form, or by the words nearby. */
    private Match likely(int group, int alike, Topic label) {
        int id = NationalIds.find(numbers, group, countries);
        if (id >= 0) {
            return new Match(Kind.ID, id);
        }
        int phone = label == Topic.CODE ? -1 : phones.byForm(group);
        if (phone >= 0) {
            return new Match(label == Topic.ID ? Kind.ID : Kind.PHONE, phone);
        }
        boolean measured = surroundings.isMeasured(numbers.to(alike));
        return measured || numbers.count(group, alike) < 3 ? null : named(group, alike);
    }

    /** What the words nearby say, if the number is long enough for it. */
    private Match named(int group, int alike) {
        int own = numbers.count(group, group);
        for (Topic topic : surroundings.near(numbers.from(group), numbers.to(alike))) {
            Match match = switch (topic) {
                case PHONE -> phone(group);
                case ID -> within(Kind.ID, group, alike, SHORTEST_ID, LONGEST_ID);
                case CODE -> isYear(group, alike) ? null : within(Kind.CODE, group, alike, SHORTEST_CODE, LONGEST_CODE);
                case CVV -> own == 3 || own == 4 ? new Match(Kind.CODE, group) : null;
                case IBAN -> within(Kind.IBAN, group, alike, SHORTEST_IBAN, LONGEST_IBAN);
                default -> null;
            };
            if (match != null) {
                return match;
            }
        }
        return null;
    }

    private Match phone(int group) {
        int last = phones.named(group);
        return last < 0 ? null : new Match(Kind.PHONE, last);
    }

    private Match within(Kind kind, int group, int alike, int shortest, int longest) {
        int digits = numbers.count(group, alike);
        if (digits >= shortest && digits <= longest) {
            return new Match(kind, alike);
        }
        int own = numbers.count(group, group);
        return own >= shortest && own <= longest ? new Match(kind, group) : null;
    }

    /** Of the years around ours people speak more often than a code happens to look like one. */
    private boolean isYear(int group, int alike) {
        int year = numbers.value(group);
        return alike == group && year >= 2000 && year <= 2035 && surroundings.label(numbers.from(group)) != Topic.CODE;
    }

    /** Whether Latin letters touch the digits, as in SKU12345678, ORD-2026-1234 or 64GB. */
    private boolean isPartOfAWord(int group) {
        String text = numbers.text();
        int to = numbers.to(group);
        if (to < text.length() && Letters.isLatin(text.charAt(to))) {
            return true;
        }
        int from = numbers.from(group);
        if (from > 1 && "-_/".indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        return from > 0
                && Letters.isLatin(text.charAt(from - 1))
                && !surroundings.isNamedWord(from)
                && surroundings.label(beforeLetters(from)) != Topic.ID;
    }

    /** With the plus and the bracket that belong to it. */
    private int start(int group, Match match) {
        int from = numbers.from(group);
        if (match.kind() == Kind.ID) {
            return beforeLetters(from);
        }
        if (match.kind() != Kind.PHONE) {
            return from;
        }
        for (int i = from - 1; i >= 0 && from - i <= 3; i--) {
            char each = numbers.text().charAt(i);
            if (Phones.isPlus(each)) {
                return i > 0 && numbers.text().charAt(i - 1) == '(' ? i - 1 : i;
            }
            if (each == '(') {
                from = i;
            } else if (!Letters.isInvisible(each) && each != ' ') {
                break;
            }
        }
        return from;
    }

    /** Passports have a letter or two in front. */
    private int beforeLetters(int from) {
        int letters = from;
        while (letters > 0 && Letters.isLatin(numbers.text().charAt(letters - 1))) {
            letters--;
        }
        boolean passport = from - letters <= 2 && !Letters.isWithinWord(numbers.text(), letters);
        return passport ? letters : from;
    }

    private int end(int last) {
        int to = numbers.to(last);
        return to < numbers.text().length() && Phones.isPlus(numbers.text().charAt(to)) ? to + 1 : to;
    }
}
