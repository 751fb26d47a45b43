package org.sada.runtime;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.sada.runtime.Settings.Setting;

/** Which keys the records know. */
final class SettingsKeys {
    static final String VARIABLE_PREFIX = "SADA__";

    private static final String PART_SEPARATOR = "__";
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final int KEYS_TO_SHOW = 12;

    private SettingsKeys() {}

    static void requireKnown(SettingsTree tree, JavaType type) {
        requireKnown(tree.values(), type, "", tree);
    }

    private static void requireKnown(JsonNode node, JavaType type, String path, SettingsTree tree) {
        if (node instanceof ObjectNode section && type.getRawClass().isRecord()) {
            Map<String, JavaType> known = SettingsMapper.components(type);
            section.properties().forEach(entry -> {
                String child = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                if (!known.containsKey(entry.getKey())) {
                    throw unknown(tree.origins().of(child), "key " + child, entry.getKey(), known.keySet());
                }
                requireKnown(entry.getValue(), known.get(entry.getKey()), child, tree);
            });
        } else if (node instanceof ObjectNode map && type.isMapLikeType()) {
            map.properties()
                    .forEach(entry ->
                            requireKnown(entry.getValue(), type.getContentType(), path + "." + entry.getKey(), tree));
        } else if (node instanceof ArrayNode list && type.isContainerType()) {
            for (int i = 0; i < list.size(); i++) {
                requireKnown(list.get(i), type.getContentType(), path + "[" + i + "]", tree);
            }
        } else if (node instanceof ObjectNode) {
            throw new SettingsException(tree.origins().of(path) + ": " + path + " has no keys of its own; it must be "
                    + SettingsMapper.inWords(type));
        }
    }

    /** The keys that a variable stands for: the case and the borders of words in a key are lost in it. */
    static List<String> pathOf(String variable, JavaType root) {
        List<String> path = new ArrayList<>();
        JavaType type = root;
        for (String part : variable.substring(VARIABLE_PREFIX.length()).split(PART_SEPARATOR, -1)) {
            if (type.isMapLikeType()) {
                path.add(part.toLowerCase(Locale.ROOT));
                type = type.getContentType();
                continue;
            }
            Map<String, JavaType> known = SettingsMapper.components(type);
            String key = known.keySet().stream()
                    .filter(each -> upperSnake(each).equals(part))
                    .findFirst()
                    .orElseThrow(() -> unknown(
                            "environment",
                            "variable " + variable,
                            part,
                            known.keySet().stream()
                                    .map(SettingsKeys::upperSnake)
                                    .toList()));
            path.add(key);
            type = known.get(key);
        }
        return path;
    }

    static List<Setting> table(Record defaults) {
        List<Setting> table = new ArrayList<>();
        addTo(table, SettingsMapper.type(defaults.getClass()), SettingsMapper.tree(defaults), "", VARIABLE_PREFIX);
        return table;
    }

    private static void addTo(List<Setting> table, JavaType type, JsonNode defaults, String path, String variable) {
        SettingsMapper.components(type).forEach((key, component) -> {
            JsonNode value = defaults.path(key);
            if (component.getRawClass().isRecord()) {
                addTo(table, component, value, path + key + ".", variable + upperSnake(key) + PART_SEPARATOR);
            } else {
                String text = value.isMissingNode() || value.isNull()
                        ? ""
                        : value.isTextual() ? value.asText() : value.toString();
                table.add(new Setting(path + key, SettingsMapper.inWords(component), text, variable + upperSnake(key)));
            }
        });
    }

    private static String upperSnake(String key) {
        return WORD_START.matcher(key).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    private static SettingsException unknown(String origin, String what, String key, Iterable<String> known) {
        List<String> nearest = new ArrayList<>();
        known.forEach(nearest::add);
        nearest.sort(
                Comparator.<String>comparingInt(each -> distance(key, each)).thenComparing(Comparator.naturalOrder()));
        boolean likely = !nearest.isEmpty() && distance(key, nearest.get(0)) <= Math.max(2, key.length() / 3);
        String guess = likely ? "; did you mean " + nearest.get(0) + "?" : "";
        List<String> shown = nearest.subList(0, Math.min(KEYS_TO_SHOW, nearest.size()));
        return new SettingsException(origin + ": unknown " + what + guess + " (known here: " + String.join(", ", shown)
                + (nearest.size() > shown.size() ? ", …" : "") + ")");
    }

    /** How many letters must be added, removed or replaced to make one word of the other, whatever their case. */
    private static int distance(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
