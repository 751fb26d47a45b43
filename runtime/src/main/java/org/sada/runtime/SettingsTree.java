package org.sada.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * What one source sets.
 *
 * @param values nested as the records are
 * @param origins where each key was set
 */
record SettingsTree(ObjectNode values, Origins origins) {

    void mergeInto(ObjectNode target) {
        merge(values, target);
    }

    private static void merge(ObjectNode from, ObjectNode into) {
        from.properties().forEach(entry -> {
            JsonNode below = into.get(entry.getKey());
            if (entry.getValue() instanceof ObjectNode section && below instanceof ObjectNode known) {
                merge(section, known);
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    /** Where keys were set: {@code sada.yaml:12}, a variable, an option. */
    static final class Origins {
        private final Map<String, String> byPath = new HashMap<>();

        void put(String path, String origin) {
            byPath.put(path, origin);
        }

        void add(Origins later) {
            byPath.putAll(later.byPath);
        }

        /** Of the path, or else of something in it, or else of what it is part of. */
        String of(String path) {
            String origin = byPath.get(path);
            return origin != null
                    ? origin
                    : byPath.keySet().stream()
                            .filter(each -> each.startsWith(path + "."))
                            .sorted()
                            .findFirst()
                            .map(byPath::get)
                            .orElseGet(() -> ofWhatHolds(path));
        }

        private String ofWhatHolds(String path) {
            for (String part = parent(path); !part.isEmpty(); part = parent(part)) {
                String origin = byPath.get(part);
                if (origin != null) {
                    return origin;
                }
            }
            return "the defaults";
        }

        /** A record that refuses its values does not say which; its message mostly names the key. */
        String ofOneNamedIn(String message, String section) {
            String prefix = section.isEmpty() ? "" : section + ".";
            return byPath.keySet().stream()
                    .filter(path -> path.startsWith(prefix) && message.contains(path.substring(prefix.length())))
                    .sorted()
                    .findFirst()
                    .map(byPath::get)
                    .orElseGet(() -> of(section));
        }

        private static String parent(String path) {
            int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
            return end < 0 ? "" : path.substring(0, end);
        }
    }
}
