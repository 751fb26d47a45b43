package org.sada.bench.child;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sada.bench.contender.Latency;
import org.sada.bench.contender.ParsingDrain;
import org.sada.bench.contender.RawDrain;
import org.sada.bench.contender.Restore;
import org.sada.bench.contender.SadaPipeline;
import org.sada.bench.contender.SinkRate;
import org.sada.bench.pass.Contender;
import org.sada.bench.tuned.TunedFlink;
import org.sada.bench.tutorial.TutorialFlink;
import org.sada.bench.tutorial.TutorialStreams;

/** All contenders by their names. */
public final class Contenders {
    public static final String DRAIN = "drain";
    public static final String SADA = "sada";

    private record Entry(String name, String title, Supplier<Contender> make) {}

    private static final List<Entry> ALL = List.of(
            new Entry(DRAIN, "raw drain (bytes)", RawDrain::new),
            new Entry("parse", "drain and Sada's parser", ParsingDrain::new),
            new Entry(SADA, "Sada as shipped", SadaPipeline::new),
            new Entry("streams", "Kafka Streams, tutorial", TutorialStreams::new),
            new Entry("flink", "Flink, tutorial", TutorialFlink::new),
            new Entry("flink-tuned", "Flink, tuned", TunedFlink::new));

    /** What is measured apart, in the same kind of process. */
    private static final List<Entry> PARTS = List.of(
            new Entry("restore", "state restored", Restore::new),
            new Entry("sink", "sink, fsync on", SinkRate::new),
            new Entry("latency", "latency", Latency::new));

    private static final Map<String, Entry> BY_NAME =
            Stream.concat(ALL.stream(), PARTS.stream()).collect(Collectors.toMap(Entry::name, entry -> entry));

    private Contenders() {}

    /** Their names, in the order of reports. */
    public static List<String> names() {
        return ALL.stream().map(Entry::name).toList();
    }

    public static String title(String name) {
        return BY_NAME.get(name).title();
    }

    /** The longest title. */
    public static int widestTitle() {
        return Stream.of(ALL)
                .flatMap(List::stream)
                .mapToInt(entry -> entry.title().length())
                .max()
                .orElse(0);
    }

    static Contender byName(String name) {
        return BY_NAME.get(name).make().get();
    }
}
