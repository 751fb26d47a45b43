package org.sada.ingest.source;

import java.util.List;
import java.util.stream.Collectors;

/** Every format that can be imported. */
public final class Formats {
    public static final List<Format> ALL = List.of(
            new SadaFormat(),
            new CloudEventsFormat(),
            new CsvFormat(),
            new AmazonConnectFormat(),
            new AsteriskFormat(),
            new GenesysFormat(),
            new TwilioFormat(),
            new AnonymousBankFormat());

    private Formats() {}

    /** @throws ImportException if there is no format of that name */
    public static Format find(String name) {
        return ALL.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ImportException("unknown format \"" + name + "\"; known are "
                        + ALL.stream().map(Format::name).collect(Collectors.joining(", "))));
    }
}
