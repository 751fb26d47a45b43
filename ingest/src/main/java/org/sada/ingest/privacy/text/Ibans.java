package org.sada.ingest.privacy.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of bank accounts as ISO 13616 has them: the length of their country, and 1 as the remainder by 97. */
final class Ibans {
    private static final String LENGTHS =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 "
                    + "DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 "
                    + "JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 "
                    + "PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 "
                    + "XK20 YE30 DZ26 AO25 BF28 BJ28 CF27 CG27 CI28 CM27 CV25 GA27 GQ27 GW25 IR26 KM27 MA28 MG27 ML28 MZ25 NE28 SN28 TD27 TG28";
    private static final Map<String, Integer> BY_COUNTRY = new HashMap<>();
    private static final int MOST_SEPARATORS = 3;

    static {
        for (String each : LENGTHS.split(" ", -1)) {
            BY_COUNTRY.put(each.substring(0, 2), Integer.parseInt(each.substring(2)));
        }
    }

    private Ibans() {}

    static void find(String text, Surroundings surroundings, List<Find> finds) {
        for (int i = 0; i + 4 < text.length(); i++) {
            int to = begins(text, i) ? end(text, i, surroundings) : -1;
            if (to > 0) {
                finds.add(new Find(Kind.IBAN, i, to));
                i = to - 1;
            }
        }
    }

    private static boolean begins(String text, int at) {
        if (Letters.capital(text.charAt(at)) == 0
                || Letters.capital(text.charAt(at + 1)) == 0
                || (at > 0 && (Letters.isLatin(text.charAt(at - 1)) || Letters.digit(text.charAt(at - 1)) >= 0))) {
            return false;
        }
        int digit = next(text, at + 2);
        return digit > 0 && Letters.digit(text.charAt(digit)) >= 0;
    }

    /** After the last character of the number that begins here, or -1. */
    private static int end(String text, int from, Surroundings surroundings) {
        Integer length =
                BY_COUNTRY.get("" + Letters.capital(text.charAt(from)) + Letters.capital(text.charAt(from + 1)));
        if (length == null) {
            return -1;
        }
        StringBuilder iban = new StringBuilder(length);
        int last = from;
        for (int at = from; at >= 0 && iban.length() < length; at = next(text, at + 1)) {
            char each = text.charAt(at);
            int digit = Letters.digit(each);
            if (digit < 0 && (Letters.capital(each) == 0 || iban.length() == 2 || iban.length() == 3)) {
                return -1;
            }
            iban.append(digit < 0 ? Letters.capital(each) : (char) ('0' + digit));
            last = at;
        }
        boolean whole = iban.length() == length
                && (last + 1 == text.length()
                        || !(Letters.isLatin(text.charAt(last + 1)) || Letters.digit(text.charAt(last + 1)) >= 0));
        // who says that it is one may have mistyped a digit
        return whole && (isSound(iban) || surroundings.before(from).contains(Topic.IBAN)) ? last + 1 : -1;
    }

    /** The next letter or digit within the same number, or -1. */
    private static int next(String text, int at) {
        int separators = 0;
        for (int i = at; i < text.length(); i++) {
            char each = text.charAt(i);
            if (Letters.digit(each) >= 0 || Letters.capital(each) != 0) {
                return i;
            }
            if (!Letters.isInvisible(each) && (!Letters.isSeparator(each) || ++separators > MOST_SEPARATORS)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isSound(CharSequence iban) {
        int remainder = 0;
        for (int i = 0; i < iban.length(); i++) {
            char each = iban.charAt((i + 4) % iban.length());
            int value = each <= '9' ? each - '0' : each - 'A' + 10;
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }
}
