package org.sada.bench.micro;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sada.contract.cell.Histogram;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventCodec;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/** One event, or one sum of histograms, in nanoseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ContractBenchmark {
    private static final int BUCKETS = 200;

    private byte[][] lines;
    private Event[] events;
    private byte[][] forms;
    private Histogram wide;
    private Histogram narrow;
    private int next;

    @Setup
    public void setUp() {
        List<Event> read = Calls.events();
        lines = Calls.lines().toArray(byte[][]::new);
        events = read.toArray(Event[]::new);
        forms = read.stream().map(EventCodec::write).toArray(byte[][]::new);
        wide = Histogram.EMPTY;
        for (int i = 0; i < BUCKETS; i++) {
            wide = wide.plus(Histogram.of(1_000L + 150L * i, 3));
        }
        narrow = Histogram.of(9_000, 1);
    }

    private int index() {
        next = next + 1 == events.length ? 0 : next + 1;
        return next;
    }

    @Benchmark
    public Event parser() throws InvalidEvent {
        return EventJson.read(lines[index()]);
    }

    @Benchmark
    public byte[] jsonWriter() {
        return EventJson.write(events[index()]);
    }

    @Benchmark
    public byte[] codecWrite() {
        return EventCodec.write(events[index()]);
    }

    @Benchmark
    public Event codecRead() {
        int index = index();
        return EventCodec.read(events[index].tenant(), events[index].interaction(), forms[index]);
    }

    @Benchmark
    public Histogram histogramOneMore() {
        return wide.plus(narrow);
    }

    @Benchmark
    public Histogram histogramSum() {
        return wide.plus(wide);
    }
}
