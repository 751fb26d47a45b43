package org.sada.launcher.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with personal data and texts with what only looks like it, from sentences and a seed. */
final class PlantedTexts {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");
    private static final List<String> PLANTED =
            List.of("card", "iban", "email", "phone", "phone-plain", "id", "id-plain", "ssn", "nino", "code", "code");

    private final Random random;
    private final PersonalData data;
    private final Map<String, List<String>> sentences = sentences();

    PlantedTexts(long seed) {
        this.random = new Random(seed);
        this.data = new PersonalData(random);
    }

    /** Three in five texts hold one planted thing, or two; the others hold harmless numbers only. */
    PlantedText next() {
        List<PlantedText.Secret> secrets = new ArrayList<>();
        List<String> harmless = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        String kind = random.nextInt(5) < 3 ? data.one(PLANTED) : "harmless";
        if (!kind.equals("harmless")) {
            parts.add(planted(kind, secrets));
            if (random.nextInt(6) == 0) {
                parts.add(planted(data.one(PLANTED), secrets));
            }
        }
        if (kind.equals("harmless") || random.nextInt(4) == 0) {
            parts.add(random.nextInt(parts.size() + 1), harmless(harmless));
        }
        if (random.nextBoolean()) {
            parts.add(random.nextInt(parts.size() + 1), data.one(sentences.get("filler")));
        }
        return new PlantedText(kind, joined(parts), secrets, harmless);
    }

    private String joined(List<String> parts) {
        StringBuilder text = new StringBuilder(parts.get(0));
        for (String part : parts.subList(1, parts.size())) {
            boolean ended = ".!?؟".indexOf(text.charAt(text.length() - 1)) >= 0;
            text.append(ended ? " " : data.one(List.of(". ", "\n", "، ", " - ")))
                    .append(part);
        }
        return text.toString();
    }

    private String planted(String kind, List<PlantedText.Secret> secrets) {
        String sentence = data.one(sentences.get(kind));
        boolean arabic = sentence.chars().anyMatch(each -> each >= 0x600 && each < 0x700);
        String written = switch (kind) {
            case "card" -> scripted(cardFormat(data.card()), arabic);
            case "iban" -> ibanFormat(data.iban(), arabic);
            case "email" -> emailFormat(data.email());
            case "phone" -> scripted(phone(true), arabic);
            case "phone-plain" -> scripted(phone(false), arabic);
            case "id" -> scripted(id(true), arabic);
            case "id-plain" -> scripted(id(false), arabic);
            case "ssn" -> data.socialSecurity();
            case "nino" -> ninoFormat(data.nationalInsurance());
            case "code" -> scripted(codeFormat(data.code()), arabic);
            default -> throw new IllegalArgumentException(kind);
        };
        secrets.add(PlantedText.Secret.of(written));
        return sentence.replace("{}", written);
    }

    private String cardFormat(String card) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> card;
            case 2, 3, 4 -> grouped(card, 4, data.one(List.of(" ", "-")));
            case 5 -> grouped(card, 4, data.one(List.of(".", "\u00a0", "  ", " - ", "\u2013", "/")));
            case 6 ->
                card.length() == 15 ? card.replaceAll("(....)(......)(.....)", "$1 $2 $3") : grouped(card, 4, " ");
            case 7 -> grouped(card, data.one(List.of(1, 2, 8)), " ");
            default -> marked(grouped(card, 4, " "));
        };
    }

    private String ibanFormat(String iban, boolean arabic) {
        String formatted = switch (random.nextInt(5)) {
            case 0, 1 -> iban;
            case 2 -> grouped(iban, 4, " ");
            case 3 -> iban.toLowerCase(Locale.ROOT);
            default -> grouped(iban, 4, data.one(List.of("-", "\u00a0", " ")));
        };
        return random.nextInt(4) == 0 ? scripted(formatted, arabic) : formatted;
    }

    private String emailFormat(String email) {
        return switch (random.nextInt(12)) {
            case 0 -> email.replace("@", " @ ");
            case 1 -> email.replace("@", "(at)");
            case 2 -> email.replace("@", " [at] ").replaceAll("\\.(?=[a-zA-Z]+$)", " [dot] ");
            case 3 -> email.toUpperCase(Locale.ROOT);
            case 4 -> "\u200e" + email + "\u200e";
            default -> email;
        };
    }

    private String phone(boolean named) {
        if (named && random.nextInt(6) == 0) {
            String gulf = data.phoneOfTheGulf();
            return random.nextBoolean() ? gulf : grouped(gulf, 4, " ");
        }
        if (random.nextBoolean()) {
            String number = data.phoneWithZero();
            return switch (random.nextInt(5)) {
                case 0, 1 -> number;
                case 2 -> number.replaceAll("^(...)(...)(.*)$", "$1 $2 $3");
                case 3 -> number.replaceAll("^(...)(...)(.*)$", "$1-$2-$3");
                default -> marked(number.replaceAll("^(...)(.*)$", "$1 $2"));
            };
        }
        String number = data.phoneOfACountry();
        boolean american = number.startsWith("1");
        if (american && random.nextBoolean()) {
            String rest = number.substring(1);
            return rest.replaceAll(
                    "^(...)(...)(....)$", data.one(List.of("($1) $2-$3", "$1-$2-$3", "$1.$2.$3", "($1)$2-$3")));
        }
        String code = american
                ? "1"
                : number.startsWith("20") || number.matches("(44|49|33|91|90).*")
                        ? number.substring(0, 2)
                        : number.substring(0, 3);
        String rest = number.substring(code.length());
        return switch (random.nextInt(7)) {
            case 0, 1 -> "+" + number;
            case 2 -> "00" + number;
            case 3 -> "+" + code + " " + rest.replaceAll("^(..)(...)(.*)$", "$1 $2 $3");
            case 4 -> "+" + code + "-" + rest.replaceAll("^(..)(...)(.*)$", "$1-$2-$3");
            case 5 -> "(+" + code + ") " + rest;
            default -> "\u202a+" + code + " " + rest + "\u202c";
        };
    }

    private String id(boolean named) {
        return switch (random.nextInt(named ? 7 : 4)) {
            case 0, 1 -> data.saudiId();
            case 2 -> {
                String id = data.emiratesId();
                yield random.nextBoolean() ? id : id.replaceAll("^(...)(....)(.......)(.)$", "$1-$2-$3-$4");
            }
            case 3 -> random.nextInt(4) == 0 ? grouped(data.egyptianId(), 7, " ") : data.egyptianId();
            case 4 -> data.jordanianId();
            case 5 -> data.israeliId();
            default -> marked(data.saudiId());
        };
    }

    private String ninoFormat(String number) {
        return random.nextBoolean() ? number : number.replaceAll("^(..)(..)(..)(..)(.)$", "$1 $2 $3 $4 $5");
    }

    private String codeFormat(String code) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> code.length() == 6 ? grouped(code, 3, data.one(List.of(" ", "-"))) : code;
            case 2 -> grouped(code, 1, " ");
            case 3 -> "\"" + code + "\"";
            default -> code;
        };
    }

    private String harmless(List<String> harmless) {
        String sentence = data.one(sentences.get("harmless"));
        boolean eastern = sentence.chars().anyMatch(each -> each >= 0x600 && each < 0x700) && random.nextInt(3) == 0;
        Matcher slots = SLOT.matcher(sentence);
        StringBuilder text = new StringBuilder();
        while (slots.find()) {
            String value = value(slots.group(1), sentence.contains("ال"));
            String written = eastern ? inDigits(value, '\u0660') : value;
            harmless.add(written);
            slots.appendReplacement(text, Matcher.quoteReplacement(written));
        }
        return slots.appendTail(text).toString();
    }

    private String value(String slot, boolean arabic) {
        return switch (slot) {
            case "order" ->
                data.filled(data.one(List.of(
                        "4####",
                        "7#####",
                        "10######",
                        "1########",
                        "20########",
                        "2026-######",
                        "05########",
                        "9###########",
                        "31#########")));
            case "tracking" ->
                data.filled(data.one(List.of("7###########", "0############", "1Z999AA1########", "80############")));
            case "price" -> price(arabic);
            case "date" -> date();
            case "time" -> String.format(Locale.ROOT, "%d:%02d", random.nextInt(1, 24), random.nextInt(60));
            case "number" -> String.valueOf(random.nextInt(2, 90));
            case "year" -> String.valueOf(random.nextInt(1998, 2027));
            case "error" -> String.valueOf(random.nextInt(100, 9000));
            case "promo" -> data.filled(data.one(List.of("SAVE##", "RAMADAN20##", "####", "5###")));
            case "zip" -> data.filled("1####");
            case "room" -> String.valueOf(random.nextInt(1, 1500));
            case "big" -> String.valueOf(random.nextInt(1000, 900_000));
            case "percent" -> random.nextInt(1, 100) + "%";
            case "version" -> random.nextInt(1, 20) + "." + random.nextInt(0, 30) + "." + random.nextInt(0, 9);
            case "ip" -> "192.168." + random.nextInt(255) + "." + random.nextInt(255);
            default -> throw new IllegalArgumentException(slot);
        };
    }

    private String price(boolean arabic) {
        String amount = data.one(List.of(
                String.valueOf(random.nextInt(10, 30_000)),
                String.format(Locale.ROOT, "%d.%02d", random.nextInt(10, 9000), random.nextInt(100)),
                String.format(Locale.ROOT, "%,d", random.nextInt(1000, 2_000_000)),
                String.format(Locale.ROOT, "%,d.%02d", random.nextInt(1000, 2_000_000), random.nextInt(100))));
        return arabic
                ? amount + data.one(List.of(" ريال", " درهم", " جنيه", " دينار", " ر.س", "ريال"))
                : data.one(List.of(
                        "SAR " + amount,
                        amount + " SAR",
                        "$" + amount,
                        amount + " AED",
                        "€" + amount,
                        amount + " dollars"));
    }

    private String date() {
        int day = random.nextInt(1, 29);
        int month = random.nextInt(1, 13);
        int year = random.nextInt(2019, 2027);
        return switch (random.nextInt(6)) {
            case 0 -> String.format(Locale.ROOT, "%d-%02d-%02d", year, month, day);
            case 1 -> String.format(Locale.ROOT, "%02d/%02d/%d", day, month, year);
            case 2 -> String.format(Locale.ROOT, "%d/%d/%d", day, month, year);
            case 3 -> String.format(Locale.ROOT, "%d.%d.%d", day, month, year);
            case 4 -> String.format(Locale.ROOT, "%d/%d", day, month);
            default -> String.format(Locale.ROOT, "%02d-%02d-%d", day, month, year);
        };
    }

    /** In the digits that people of the language type: mostly European, often Arabic-Indic, sometimes the Persian form of them. */
    private String scripted(String written, boolean arabic) {
        int script = random.nextInt(arabic ? 6 : 40);
        return script < 2 ? inDigits(written, '\u0660') : script == 2 ? inDigits(written, '\u06f0') : written;
    }

    private static String inDigits(String written, char zero) {
        StringBuilder digits = new StringBuilder();
        for (char each : written.toCharArray()) {
            digits.append(each >= '0' && each <= '9' ? (char) (zero + each - '0') : each);
        }
        return digits.toString();
    }

    /** With what phones and word processors leave in pasted numbers. */
    private String marked(String written) {
        String mark = data.one(List.of("\u200e", "\u200f", "\u200b", "\u2066", "\u061c"));
        int at = random.nextInt(1, written.length());
        return "\u202a" + written.substring(0, at) + mark + written.substring(at) + "\u202c";
    }

    private static String grouped(String written, int size, String separator) {
        return written.replaceAll("(.{" + size + "})(?=.)", "$1" + Matcher.quoteReplacement(separator));
    }

    private static Map<String, List<String>> sentences() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                PlantedTexts.class.getResourceAsStream("planted-texts.txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = new ArrayList<>();
                    sections.put(line.substring(1, line.length() - 1), section);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    section.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sections;
    }
}
