package org.sada.runtime;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.sada.runtime.SettingsTree.Origins;

/** Reads YAML with every scalar as the text that was written, and remembers the line of every key. No aliases, no second document. */
final class YamlSettings {
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String source;
    private final String text;
    private final YAMLParser parser;
    private final Origins origins = new Origins();

    private YamlSettings(String source, String text, YAMLParser parser) {
        this.source = source;
        this.text = text;
        this.parser = parser;
    }

    static SettingsTree read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new SettingsException("settings file " + file + " does not exist", missing);
        } catch (CharacterCodingException wrong) {
            throw new SettingsException("settings file " + file + " is not UTF-8: save it as UTF-8", wrong);
        } catch (IOException failure) {
            throw new SettingsException("settings file " + file + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** One value as it may stand on a command line. */
    static JsonNode value(String source, String text) {
        return parse(source, text, YamlSettings::node);
    }

    private static SettingsTree read(String source, String text) {
        return parse(source, text, reader -> {
            if (reader.parser.currentToken() == null) {
                return new SettingsTree(NODES.objectNode(), reader.origins); // only comments
            }
            if (reader.node("") instanceof ObjectNode values) {
                return new SettingsTree(values, reader.origins);
            }
            throw new SettingsException(source + ": must hold keys and values, such as port: 8080");
        });
    }

    private static <T> T parse(String source, String text, Reading<T> reading) {
        try (YAMLParser parser = YAML.createParser(text)) {
            parser.nextToken();
            YamlSettings reader = new YamlSettings(source, text, parser);
            T read = reading.of(reader);
            if (parser.nextToken() != null) {
                throw reader.refuse("a second document begins; one is enough");
            }
            return read;
        } catch (JsonProcessingException broken) {
            JsonLocation location = broken.getLocation();
            String line = location == null ? "" : ":" + location.getLineNr();
            String reason = broken.getOriginalMessage().lines().findFirst().orElse("not YAML");
            throw new SettingsException(source + line + ": " + reason, broken);
        } catch (IOException impossible) {
            throw new SettingsException(source + ": " + impossible.getMessage(), impossible);
        }
    }

    private JsonNode node() throws IOException {
        return node("");
    }

    private JsonNode node(String path) throws IOException {
        if (parser.isCurrentAlias()) {
            throw refuse("aliases (*name) are not supported: repeat the value");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return section(path);
        }
        if (token == JsonToken.START_ARRAY) {
            return list(path);
        }
        return token == null || token == JsonToken.VALUE_NULL || isNothing()
                ? NODES.nullNode()
                : TextNode.valueOf(parser.getText());
    }

    /** The parser gives empty text both for no value and for quotes with nothing between them; only the second was meant. */
    private boolean isNothing() throws IOException {
        int at = (int) parser.currentTokenLocation().getCharOffset();
        boolean quoted = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
        return parser.getText().isEmpty() && !quoted;
    }

    /** A key without a value, such as a section whose lines are all commented out, sets nothing. */
    private ObjectNode section(String path) throws IOException {
        ObjectNode section = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String child = path.isEmpty() ? key : path + "." + key;
            origins.put(child, here());
            parser.nextToken();
            JsonNode value = node(child);
            if (!value.isNull()) {
                section.set(key, value);
            }
        }
        return section;
    }

    private ArrayNode list(String path) throws IOException {
        ArrayNode list = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String child = path + "[" + list.size() + "]";
            origins.put(child, here());
            list.add(node(child));
        }
        return list;
    }

    private String here() {
        return source + ":" + parser.currentTokenLocation().getLineNr();
    }

    private SettingsException refuse(String reason) {
        return new SettingsException(here() + ": " + reason);
    }

    private interface Reading<T> {
        T of(YamlSettings reader) throws IOException;
    }
}
