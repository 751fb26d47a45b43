package org.sada.analytics.repeat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.sada.contract.Definition;
import org.sada.contract.event.Details;
import org.sada.contract.fact.Facts;

/** What the newest contact of a customer changes among the marks of those before it, in nanoseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MarksBenchmark {
    private static final long HOUR_MS = 3_600_000;

    /** That the customer has had, 20 hours apart. */
    @Param({"2", "10", "100"})
    public int contacts;

    private CustomerContacts all;
    private Contact newest;

    @Setup
    public void setUp() {
        List<Contact> made = new ArrayList<>();
        for (int i = 0; i < contacts; i++) {
            long startMs = 20L * i * HOUR_MS;
            made.add(Contact.of(facts("c" + i, startMs), 0));
        }
        newest = made.get(made.size() - 1);
        all = new CustomerContacts(made);
    }

    private static Facts facts(String interaction, long startMs) {
        return new Facts(
                "t",
                interaction,
                true,
                startMs,
                startMs + 300_000,
                startMs + 300_000,
                Details.UNKNOWN,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                List.of(),
                Facts.Attribution.NONE);
    }

    @Benchmark
    public void marks(Blackhole results) {
        Marks marks = new Marks("t", all, Definition.STANDARD);
        for (Contact contact : marks.near(newest)) {
            results.consume(marks.of(contact));
        }
    }
}
