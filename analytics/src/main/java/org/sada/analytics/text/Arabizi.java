package org.sada.analytics.text;

import java.util.Set;

/** Arabic in Latin letters and digits: 3ayez, ta7weel, mosh. Tells it from English, and writes it in Arabic letters. */
final class Arabizi {
    /** What a word says of its text: nothing, a hint, or that it is Arabizi. */
    static final int NO_EVIDENCE = 0;

    static final int HINT = 1;
    static final int CERTAIN = 2;

    private static final String DIGITS = "235789";
    private static final Set<String> FREQUENT = Set.of(
            "msh",
            "mish",
            "mesh",
            "mosh",
            "mush",
            "mo",
            "mafi",
            "mafish",
            "mafeesh",
            "ana",
            "enta",
            "enti",
            "inta",
            "howa",
            "heya",
            "ya3ni",
            "yani",
            "leh",
            "leih",
            "leish",
            "lesh",
            "laish",
            "ley",
            "fen",
            "fein",
            "feen",
            "wen",
            "wein",
            "wain",
            "ezay",
            "ezzay",
            "izay",
            "keef",
            "kif",
            "kifash",
            "eh",
            "esh",
            "eish",
            "shu",
            "shoo",
            "shno",
            "shnowa",
            "chnou",
            "chno",
            "wesh",
            "wach",
            "wash",
            "emta",
            "imta",
            "mata",
            "kam",
            "kada",
            "keda",
            "kda",
            "kida",
            "lessa",
            "lesa",
            "lsa",
            "lissa",
            "bas",
            "bs",
            "walla",
            "wallah",
            "wala",
            "yalla",
            "inshallah",
            "mashallah",
            "habibi",
            "shukran",
            "shokran",
            "flous",
            "floos",
            "fulus",
            "masari",
            "msari",
            "3ayez",
            "awez",
            "ayez",
            "abgha",
            "abi",
            "bdi",
            "bedi",
            "baddi",
            "bghit",
            "nheb",
            "momken",
            "mumkin",
            "delwa2ti",
            "dilwaqti",
            "hala2",
            "halla",
            "daba",
            "tawa",
            "barsha",
            "bezzaf",
            "bzaf",
            "kteer",
            "ktir",
            "kteir",
            "awi",
            "giddan",
            "jiddan",
            "mara",
            "mushkila",
            "moshkela",
            "mashkal",
            "mochkil",
            "khedma",
            "khidma",
            "hisab",
            "hesab",
            "elhesab",
            "bta3i",
            "dyali",
            "mta3i",
            "tab3i",
            "min",
            "men",
            "fi",
            "fe",
            "3ala",
            "el",
            "al",
            "il",
            "w",
            "el-");
    /** English that Arabic speakers write as it is. */
    private static final Set<String> STAYS = Set.of(
            "app",
            "card",
            "visa",
            "mastercard",
            "bank",
            "account",
            "atm",
            "pin",
            "code",
            "email",
            "sms",
            "otp",
            "online",
            "apple",
            "google",
            "pay",
            "refund",
            "order",
            "delivery",
            "driver",
            "service",
            "call",
            "agent",
            "chat",
            "bot",
            "internet",
            "router",
            "password",
            "login",
            "support",
            "manager",
            "branch",
            "cash",
            "balance",
            "transfer",
            "payment",
            "invoice",
            "bill");

    private static final String[][] PAIRS = {
        {"sh", "ش"},
        {"ch", "ش"},
        {"kh", "خ"},
        {"gh", "غ"},
        {"th", "ث"},
        {"dh", "ذ"},
        {"ou", "و"},
        {"oo", "و"},
        {"ee", "ي"},
        {"ei", "ي"},
        {"ai", "ي"},
        {"ay", "ي"},
        {"aw", "و"},
        {"aa", "ا"},
        {"ii", "ي"},
        {"uu", "و"},
        {"3'", "غ"},
        {"7'", "خ"},
    };
    private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
    private static final String ARABIC = "ابكدهفجهيجكلمنوبقرستوفوكيز";

    private Arabizi() {}

    /** How much a normalised word in Latin letters says that its text is Arabizi. */
    static int evidence(String word) {
        if (STAYS.contains(word)) {
            return NO_EVIDENCE;
        }
        boolean digit = false;
        boolean letter = false;
        for (int index = 0; index < word.length(); index++) {
            char next = word.charAt(index);
            letter |= next >= 'a' && next <= 'z';
            digit |= DIGITS.indexOf(next) >= 0;
            if (next == '0' || next == '1' || next == '4' || next > 0x7F) {
                return NO_EVIDENCE;
            }
        }
        if (digit && letter && !isQuantity(word)) {
            return CERTAIN;
        }
        return FREQUENT.contains(word) ? HINT : NO_EVIDENCE;
    }

    /** 2nd, 3x, 7am, 5gb, b2b: a number with a unit or in a name, not a letter. */
    private static boolean isQuantity(String word) {
        int digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        if (digits > 1) {
            return true;
        }
        if (digits == 1) {
            return Set.of(
                            "nd", "rd", "th", "st", "x", "am", "pm", "gb", "mb", "k", "m", "h", "hr", "hrs", "d", "g",
                            "min", "mins", "days", "day", "weeks", "week", "years", "months", "hours", "times", "kg",
                            "km", "usd", "sar", "egp")
                    .contains(word.substring(1));
        }
        char last = word.charAt(word.length() - 1);
        return word.equals("b2b")
                || word.equals("b2c")
                || word.equals("p2p")
                || word.equals("mp3")
                || (Character.isDigit(last) && last != '3' && last != '7' && last != '2');
    }

    /** Whether a word is left in Latin letters also where its text is Arabizi. */
    static boolean stays(String word) {
        return STAYS.contains(word) || word.chars().noneMatch(letter -> letter >= 'a' && letter <= 'z');
    }

    /** A word in Arabic letters; of its vowels a is written only where {@code longA}, or at an end. */
    static String inArabic(String word, boolean longA) {
        StringBuilder arabic = new StringBuilder(word.length());
        int index = 0;
        while (index < word.length()) {
            int used = longA && word.charAt(index) == 'a' ? 0 : pair(word, index, arabic);
            if (used == 0) {
                char next = word.charAt(index);
                boolean edge = index == 0 || index == word.length() - 1 || (longA && next == 'a');
                single(next, edge, index > 0 && word.charAt(index - 1) == next, arabic);
                used = 1;
            }
            index += used;
        }
        return arabic.toString();
    }

    private static int pair(String word, int index, StringBuilder arabic) {
        for (String[] pair : PAIRS) {
            if (word.startsWith(pair[0], index)) {
                arabic.append(pair[1]);
                return pair[0].length();
            }
        }
        return 0;
    }

    private static void single(char next, boolean edge, boolean doubled, StringBuilder arabic) {
        switch (next) {
            case '2' -> arabic.append(edge ? "ا" : "");
            case '3' -> arabic.append('ع');
            case '5' -> arabic.append('خ');
            case '6' -> arabic.append('ط');
            case '7' -> arabic.append('ح');
            case '8' -> arabic.append('ق');
            case '9' -> arabic.append('ص');
            case 'a' -> arabic.append(edge ? "ا" : "");
            case 'e' -> arabic.append(edge ? "ي" : "");
            case '\'', '-' -> {}
            default -> {
                int letter = LATIN.indexOf(next);
                if (letter < 0) {
                    arabic.append(next);
                } else if (!doubled) {
                    arabic.append(ARABIC.charAt(letter));
                }
            }
        }
    }
}
