package org.sada.ingest.topic;

import java.nio.file.Path;
import java.time.ZoneId;
import org.sada.ingest.source.Format;
import org.sada.ingest.source.Formats;
import org.sada.ingest.source.ImportException;
import org.sada.ingest.source.Source;
import org.sada.ingest.source.SourceOptions;

/**
 * A topic that somebody else writes, each record a file in small.
 *
 * @param topic its name, which is also the source of its events in the ledger
 * @param format as in {@code --format}
 * @param bootstrap the brokers that have it; null for the pipeline's own
 * @param tenant whose events they are; null for the one that the records name, or the default
 * @param zone of times without an offset; null for what the format says
 * @param map the mapping of format csv; null for others
 */
public record RawTopic(String topic, String format, String bootstrap, String tenant, ZoneId zone, Path map) {

    public RawTopic {
        if (topic == null || topic.isBlank()) {
            throw new IllegalArgumentException("topic must be the name of a topic");
        }
        if (topic.startsWith("sada.")) {
            throw new IllegalArgumentException("topic " + topic + " is one of Sada's own; name one that others write");
        }
        if (format == null) {
            throw new IllegalArgumentException("format of topic " + topic + " is missing");
        }
        try {
            Format unusedFormat = Formats.find(format);
            SourceOptions unusedOptions = new SourceOptions(tenant, zone, map);
        } catch (ImportException wrong) {
            throw new IllegalArgumentException("topic " + topic + ": " + wrong.getMessage(), wrong);
        }
    }

    /** @throws ImportException if the mapping cannot be read */
    Source source() {
        return Formats.find(format).source(new SourceOptions(tenant, zone, map));
    }
}
