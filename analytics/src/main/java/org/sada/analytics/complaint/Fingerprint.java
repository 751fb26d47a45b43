package org.sada.analytics.complaint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.sada.analytics.text.Classifier;
import org.sada.analytics.text.Reading;
import org.sada.analytics.text.Taxonomy;
import org.sada.analytics.text.TextException;

/**
 * Tells two ways of reading texts apart: by the bytes of model and taxonomy, and by how the taxonomy's own examples are read, so that
 * a program that reads otherwise by the same files is another way, too.
 */
final class Fingerprint {
    private static final int SHOWN = 12;

    private Fingerprint() {}

    /** Such as {@code taxonomy 1, reading 0f3a5c77d2e1}. */
    static String of(ComplaintSettings settings, Taxonomy taxonomy, Classifier classifier) {
        MessageDigest digest = sha256();
        digest.update(bytes(settings.model(), "complaints.model"));
        digest.update(bytes(settings.taxonomy(), "taxonomy.yaml"));
        for (Taxonomy.Category category : taxonomy.categories()) {
            for (String language : List.of("ar", "en")) {
                for (String example : category.examples().getOrDefault(language, List.of())) {
                    digest.update(form(classifier.classify(example)).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        String hex = HexFormat.of().formatHex(digest.digest());
        return "taxonomy " + taxonomy.version() + ", reading " + hex.substring(0, SHOWN);
    }

    private static String form(Reading reading) {
        StringBuilder form = new StringBuilder(reading.sentiment().label());
        reading.ranked()
                .forEach(each ->
                        form.append(' ').append(each.label()).append(Double.doubleToLongBits(each.probability())));
        return form.append(reading.categories().size()).append('\n').toString();
    }

    private static byte[] bytes(Path file, String shipped) {
        try (InputStream in =
                file == null ? Classifier.class.getResourceAsStream(shipped) : Files.newInputStream(file)) {
            if (in == null) {
                throw new TextException("this build of the program has no " + shipped + "; name one of your own");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
