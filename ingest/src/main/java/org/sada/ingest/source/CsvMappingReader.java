package org.sada.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a mapping file, and refuses what it does not understand by its name and place. */
final class CsvMappingReader {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private static final List<String> SETTINGS =
            List.of("delimiter", "quote", "header", "unknown", "times", "zone", "durations");

    private CsvMappingReader() {}

    static CsvMapping read(Path file, SourceOptions options) {
        YamlObject mapping = YamlObject.root(file, tree(file));
        mapping.knows(SETTINGS, CsvFields.EVENTS.keySet());
        String delimiter = delimiter(mapping);
        Character quote = quote(mapping);
        boolean header = mapping.flag("header", true);
        CsvObjectReader objects =
                new CsvObjectReader(mapping.texts("unknown"), times(mapping, options), durations(mapping));
        List<CsvObject> events = new ArrayList<>();
        for (Map.Entry<String, CsvFields> each : CsvFields.EVENTS.entrySet()) {
            if (mapping.has(each.getKey())) {
                events.add(objects.event(each.getKey(), each.getValue(), mapping.object(each.getKey())));
            }
        }
        if (events.isEmpty()) {
            throw mapping.bad("maps no event; add at least one of " + String.join(", ", CsvFields.EVENTS.keySet()));
        }
        return new CsvMapping(delimiter, quote, header, events);
    }

    private static JsonNode tree(Path file) {
        try {
            JsonNode tree = YAML.readTree(Files.readAllBytes(file));
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            throw new ImportException(
                    "mapping " + file + " is not valid YAML: " + Shown.brief(e.getOriginalMessage(), 200)
                            + (e.getLocation() == null
                                    ? ""
                                    : " (line " + e.getLocation().getLineNr() + ")"),
                    e);
        } catch (IOException e) {
            throw new ImportException("mapping " + file + " cannot be read: check that it is a file and readable", e);
        }
    }

    private static String delimiter(YamlObject mapping) {
        String delimiter = mapping.text("delimiter", ",");
        if (delimiter.equals("tab")) {
            return "\t";
        }
        if (delimiter.length() != 1 || "\r\n\"".contains(delimiter)) {
            throw mapping.bad("delimiter must be one character, or tab");
        }
        return delimiter;
    }

    private static Character quote(YamlObject mapping) {
        String quote = mapping.text("quote", "\"");
        if (quote.length() > 1 || quote.equals("\r") || quote.equals("\n")) {
            throw mapping.bad("quote must be one character, or \"\" where nothing is quoted");
        }
        return quote.isEmpty() ? null : quote.charAt(0);
    }

    private static CsvTimes times(YamlObject mapping, SourceOptions options) {
        return CsvObjectReader.times(mapping, mapping.text("times", "iso"), zone(mapping, options));
    }

    private static ZoneId zone(YamlObject mapping, SourceOptions options) {
        String named = mapping.text("zone", null);
        try {
            ZoneId zone = named == null ? null : ZoneId.of(named);
            return options.zone() == null ? zone : options.zone();
        } catch (DateTimeException e) {
            throw mapping.bad("zone " + Shown.value(named) + " is none of the IANA zones, such as Africa/Cairo");
        }
    }

    private static CsvDurations durations(YamlObject mapping) {
        return CsvObjectReader.durations(mapping, "durations", mapping.text("durations", "s"));
    }
}
