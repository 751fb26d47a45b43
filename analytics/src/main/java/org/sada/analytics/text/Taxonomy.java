package org.sada.analytics.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What customers complain of: categories that the user owns.
 *
 * @param version of the file; results carry it
 * @param categories in the order of the file
 */
public record Taxonomy(int version, List<Category> categories) {
    /** The label of a text without complaint; no category may be called so. */
    public static final String NONE = "none";

    private static final String SHIPPED = "taxonomy.yaml";

    /** Without categories: for labels that are no complaints. */
    static final Taxonomy EMPTY = new Taxonomy(0, List.of());

    public Taxonomy {
        categories = List.copyOf(categories);
    }

    /** The one that comes with the program. */
    public static Taxonomy shipped() {
        try (InputStream in = Taxonomy.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new TextException("this build of the program has no " + SHIPPED + "; name one with --taxonomy");
            }
            return TaxonomyFile.read(in.readAllBytes(), "the shipped taxonomy");
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped taxonomy cannot be read", e);
        }
    }

    /**
     * One of the user's own, in YAML.
     *
     * @throws TextException where there is none or it is wrong, with the name of the category and the key
     */
    public static Taxonomy load(Path file) {
        try {
            return TaxonomyFile.read(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new TextException("there is no taxonomy " + file + "; check the path", e);
        } catch (IOException e) {
            throw new TextException(
                    file + " cannot be read: " + e.getMessage() + "; check the file and its permissions", e);
        }
    }

    /**
     * One category.
     *
     * @param id lower-case letters, digits and hyphens
     * @param name by language, {@code en} and {@code ar}
     * @param owner the team that is told
     * @param skill what agents can learn against it
     * @param words words and phrases that stand for it, by language
     * @param examples whole texts, by language; training takes them
     */
    public record Category(
            String id,
            Map<String, String> name,
            String owner,
            String skill,
            Map<String, List<String>> words,
            Map<String, List<String>> examples) {}
}
