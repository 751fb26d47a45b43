package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object within a YAML file, which knows its place for messages. */
record YamlObject(Path file, String path, JsonNode node) {

    static YamlObject root(Path file, JsonNode node) {
        return at(file, "", node);
    }

    private static YamlObject at(Path file, String path, JsonNode node) {
        if (!node.isObject()) {
            throw new ImportException("mapping " + file + ": " + (path.isEmpty() ? "the file" : path)
                    + " must be a list of keys and values");
        }
        return new YamlObject(file, path, node);
    }

    /** Refuses keys that are in none of these. */
    @SafeVarargs
    final void knows(Collection<String>... keys) {
        List<String> known = new ArrayList<>();
        for (Collection<String> some : keys) {
            known.addAll(some);
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw bad("unknown key " + Shown.value(name) + "; known are " + String.join(", ", known));
            }
        }
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    boolean isObject(String key) {
        return node.path(key).isObject();
    }

    YamlObject object(String key) {
        return at(file, place(key), node.path(key));
    }

    List<YamlObject> objects(String key) {
        if (!node.path(key).isArray()) {
            throw bad(key + " must be a list, each member after a hyphen");
        }
        List<YamlObject> objects = new ArrayList<>();
        for (JsonNode each : node.path(key)) {
            objects.add(at(file, place(key) + "[" + objects.size() + "]", each));
        }
        return objects;
    }

    String text(String key, String unlessSet) {
        return has(key) ? scalar(key, node.get(key)) : unlessSet;
    }

    boolean flag(String key, boolean unlessSet) {
        if (has(key) && !node.get(key).isBoolean()) {
            throw bad(key + " must be true or false");
        }
        return has(key) ? node.get(key).booleanValue() : unlessSet;
    }

    /** The members of a list of texts; none where the key is missing. */
    List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (!node.get(key).isArray()) {
            throw bad(key + " must be a list, such as [a, b]");
        }
        List<String> texts = new ArrayList<>();
        node.get(key).forEach(each -> texts.add(scalar(key, each)));
        return texts;
    }

    /** Keys and values; none where the key is missing. */
    Map<String, String> map(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        if (has(key)) {
            YamlObject object = object(key);
            object.node()
                    .properties()
                    .forEach(each -> map.put(each.getKey(), object.scalar(each.getKey(), each.getValue())));
        }
        return map;
    }

    String place(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    ImportException bad(String why) {
        return new ImportException("mapping " + file + ": " + (path.isEmpty() ? "" : path + ": ") + why);
    }

    private String scalar(String key, JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (!value.isValueNode()) {
            throw bad(key + " must be text");
        }
        return value.asText();
    }
}
