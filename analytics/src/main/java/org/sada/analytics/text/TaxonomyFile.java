package org.sada.analytics.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a taxonomy, and refuses what it does not understand by its name and place. */
final class TaxonomyFile {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private static final Set<String> LANGUAGES = Set.of("en", "ar");
    private static final Set<String> KEYS = Set.of("id", "name", "owner", "skill", "words", "examples");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final String name;

    private TaxonomyFile(String name) {
        this.name = name;
    }

    /** {@code name} is what errors call it. */
    static Taxonomy read(byte[] yaml, String name) {
        return new TaxonomyFile(name).read(yaml);
    }

    private Taxonomy read(byte[] yaml) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new TextException(name + " is not valid YAML: " + e.getOriginalMessage() + line, e);
        } catch (IOException e) {
            throw new TextException(name + " cannot be read: " + e.getMessage(), e);
        }
        if (root == null || !root.isObject()) {
            throw bad("must have version and categories");
        }
        root.fieldNames().forEachRemaining(key -> {
            if (!key.equals("version") && !key.equals("categories")) {
                throw bad("has an unknown key " + key + "; known are version and categories");
            }
        });
        if (!root.path("version").isIntegralNumber() || root.path("version").intValue() < 1) {
            throw bad("needs a version, a whole number from 1");
        }
        if (!root.path("categories").isArray() || root.path("categories").isEmpty()) {
            throw bad("needs categories, a list of at least one");
        }
        List<Taxonomy.Category> categories = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : root.path("categories")) {
            Taxonomy.Category category = category(node, categories.size() + 1);
            if (!ids.add(category.id())) {
                throw bad("has the category " + category.id() + " twice");
            }
            categories.add(category);
        }
        return new Taxonomy(root.path("version").intValue(), categories);
    }

    private Taxonomy.Category category(JsonNode node, int number) {
        String id = node.path("id").asText("");
        String place = "category " + (id.isEmpty() ? "number " + number : id);
        if (!node.isObject()) {
            throw bad(place + " must have id, name, owner, skill, words and examples");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw bad(place + " has an unknown key " + key + "; known are id, name, owner, skill, words, examples");
            }
        });
        if (!ID.matcher(id).matches() || id.equals(Taxonomy.NONE)) {
            throw bad(place + " needs an id of lower-case letters, digits and hyphens, other than " + Taxonomy.NONE);
        }
        Map<String, String> names = new LinkedHashMap<>();
        node.path("name")
                .properties()
                .forEach(each -> names.put(each.getKey(), text(each.getValue(), place + ": name")));
        if (!names.keySet().equals(LANGUAGES)) {
            throw bad(place + " needs a name in en and one in ar");
        }
        return new Taxonomy.Category(
                id,
                Map.copyOf(names),
                text(node.path("owner"), place + ": owner"),
                text(node.path("skill"), place + ": skill"),
                lists(node, "words", place),
                lists(node, "examples", place));
    }

    private Map<String, List<String>> lists(JsonNode node, String key, String place) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        JsonNode languages = node.path(key);
        if (!languages.isMissingNode() && !languages.isObject()) {
            throw bad(place + ": " + key + " must have lists en and ar");
        }
        languages.properties().forEach(each -> {
            if (!LANGUAGES.contains(each.getKey()) || !each.getValue().isArray()) {
                throw bad(place + ": " + key + " must have lists en and ar, not " + each.getKey());
            }
            List<String> texts = new ArrayList<>();
            each.getValue().forEach(text -> texts.add(text(text, place + ": " + key + " " + each.getKey())));
            lists.put(each.getKey(), List.copyOf(texts));
        });
        return lists;
    }

    private String text(JsonNode node, String place) {
        if (!node.isValueNode() || node.isNull() || node.asText().isBlank()) {
            throw bad(place + " must be a text that is not empty");
        }
        return node.asText().strip();
    }

    private TextException bad(String what) {
        return new TextException(name + ": " + what);
    }
}
