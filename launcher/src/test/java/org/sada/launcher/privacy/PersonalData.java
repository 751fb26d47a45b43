package org.sada.launcher.privacy;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Made-up data of made-up people, by the rules that issuers publish; it shares nothing with what looks for them. */
final class PersonalData {
    private static final List<String> CARDS = List.of(
            "4###############",
            "4539############",
            "4462############",
            "51##############",
            "5425############",
            "2221############",
            "37#############",
            "34#############",
            "6011############",
            "6221############",
            "3530############",
            "36############",
            "588845##########",
            "4############",
            "5078############",
            "6500############",
            "622848#############");
    private static final List<String> IBANS = List.of(
            "SA80##################",
            "SA10##################",
            "AE033################",
            "JOCBJO0010##################",
            "KWCBKU######################",
            "BHBMAG##############",
            "QADOHB#####################",
            "EG0019#####################",
            "GBNWBK##############",
            "DE##################",
            "LB0999####################",
            "TR00061#################",
            "IL010800#############");
    private static final List<String> WITH_ZERO = List.of(
            "050#######",
            "053#######",
            "054#######",
            "055#######",
            "056#######",
            "058#######",
            "0112######",
            "010########",
            "011########",
            "012########",
            "015########",
            "077#######",
            "078#######",
            "079#######",
            "052#######",
            "07911######",
            "07700######");
    private static final List<String> FOREIGN = List.of(
            "96650#######",
            "96655#######",
            "96656#######",
            "97150#######",
            "97155#######",
            "2010########",
            "2012########",
            "96279#######",
            "9655#######",
            "97455######",
            "97336######",
            "96892######",
            "97254#######",
            "120255501##",
            "1212555####",
            "447911######",
            "4915112######",
            "33612######",
            "919812######",
            "905321######");
    private static final List<String> OF_THE_GULF =
            List.of("55######", "66######", "99######", "33######", "39######", "92######");
    private static final List<String> NAMES = List.of(
            "ahmed",
            "sara.ali",
            "m_hassan",
            "fatima",
            "john.smith",
            "omar-k",
            "layla",
            "abu.khalid",
            "noura",
            "KHALID",
            "Huda.Z",
            "a.b.c");
    private static final List<String> HOSTS = List.of(
            "gmail.com",
            "hotmail.com",
            "yahoo.com",
            "outlook.sa",
            "mail.example.com.sa",
            "company.co.uk",
            "icloud.com",
            "live.com",
            "uni-cairo.edu.eg",
            "zain.jo",
            "Gmail.Com");

    private final RandomGenerator random;

    PersonalData(RandomGenerator random) {
        this.random = random;
    }

    String card() {
        String shape = filled(one(CARDS));
        String body = shape.substring(0, shape.length() - 1);
        return body + luhn(body);
    }

    String iban() {
        String shape = filled(one(IBANS));
        // some countries' shapes stand without, some with two digits for the check, which is put in here
        String country = shape.substring(0, 2);
        String account = shape.substring(2);
        StringBuilder number = new StringBuilder();
        (account + country + "00").chars().forEach(each -> number.append(Character.getNumericValue(each)));
        int check = 98
                - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + String.format(Locale.ROOT, "%02d", check) + account;
    }

    String email() {
        String name = one(NAMES) + (random.nextBoolean() ? random.nextInt(1, 2000) : "");
        return name + "@" + one(HOSTS);
    }

    String phoneWithZero() {
        return filled(one(WITH_ZERO));
    }

    /** With its country's code, without plus. */
    String phoneOfACountry() {
        return filled(one(FOREIGN));
    }

    /** Eight digits, as within Kuwait, Qatar, Bahrain and Oman. */
    String phoneOfTheGulf() {
        return filled(one(OF_THE_GULF));
    }

    String saudiId() {
        String body = filled(random.nextBoolean() ? "1########" : "2########");
        return body + luhn(body);
    }

    String emiratesId() {
        String body = "784" + random.nextInt(1950, 2012) + filled("#######");
        return body + luhn(body);
    }

    String egyptianId() {
        int year = random.nextInt(1950, 2012);
        return (year < 2000 ? "2" : "3")
                + String.format(
                        Locale.ROOT,
                        "%02d%02d%02d%02d",
                        year % 100,
                        random.nextInt(1, 13),
                        random.nextInt(1, 29),
                        random.nextInt(1, 30))
                + filled("#####");
    }

    /** No check digit is known. */
    String jordanianId() {
        return filled(random.nextBoolean() ? "9#########" : "2000######");
    }

    String israeliId() {
        String body = filled("3#######");
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            int product = (body.charAt(i) - '0') * (1 + i % 2);
            sum += product / 10 + product % 10;
        }
        return body + (10 - sum % 10) % 10;
    }

    String socialSecurity() {
        return String.format(
                Locale.ROOT,
                "%03d-%02d-%04d",
                random.nextInt(1, 660),
                random.nextInt(1, 100),
                random.nextInt(1, 10_000));
    }

    String nationalInsurance() {
        return one(List.of("AB", "CE", "JR", "PW", "SX")) + filled("######") + one(List.of("A", "B", "C", "D"));
    }

    String code() {
        return filled("########".substring(0, one(List.of(4, 4, 5, 6, 6, 6, 8))));
    }

    String filled(String shape) {
        StringBuilder filled = new StringBuilder();
        for (char each : shape.toCharArray()) {
            filled.append(each == '#' ? (char) ('0' + random.nextInt(10)) : each);
        }
        return filled.toString();
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static int luhn(String body) {
        int sum = 0;
        boolean doubled = true;
        for (int i = body.length() - 1; i >= 0; i--, doubled = !doubled) {
            int digit = (body.charAt(i) - '0') * (doubled ? 2 : 1);
            sum += digit / 10 + digit % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
