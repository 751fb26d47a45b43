package org.sada.runtime;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sada.runtime.SettingsTree.Origins;

/** Settings that come one by one as text: environment variables and options. */
final class TextSettings {
    private TextSettings() {}

    /** Two underscores between parts, for one also stands between the words of a part, and for what Kubernetes sets for a service named sada. */
    static SettingsTree fromEnvironment(Map<String, String> environment, JavaType type) {
        SettingsTree tree = empty();
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (variable.startsWith(SettingsKeys.VARIABLE_PREFIX)) {
                set(tree, SettingsKeys.pathOf(variable, type), value, variable);
            }
        });
        return tree;
    }

    static SettingsTree fromOptions(List<String> options) {
        SettingsTree tree = empty();
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals <= 0) {
                throw new SettingsException("-S " + option + ": must be key=value, such as console.port=8080");
            }
            String key = option.substring(0, equals).strip();
            set(tree, List.of(key.split("\\.", -1)), option.substring(equals + 1), "-S " + key);
        }
        return tree;
    }

    private static void set(SettingsTree tree, List<String> path, String text, String origin) {
        ObjectNode section = tree.values();
        for (String part : path.subList(0, path.size() - 1)) {
            section = section.get(part) instanceof ObjectNode known ? known : section.putObject(part);
        }
        section.set(path.get(path.size() - 1), value(text, origin));
        tree.origins().put(String.join(".", path), origin);
    }

    private static JsonNode value(String text, String origin) {
        String bare = text.strip();
        return bare.startsWith("[") || bare.startsWith("{") ? YamlSettings.value(origin, bare) : TextNode.valueOf(text);
    }

    private static SettingsTree empty() {
        return new SettingsTree(JsonNodeFactory.instance.objectNode(), new Origins());
    }
}
