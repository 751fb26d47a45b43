package org.sada.analytics.interaction;

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
import org.sada.bench.micro.Calls;
import org.sada.contract.fact.Facts;

/** The facts of one interaction of about six events, in nanoseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FoldBenchmark {
    private List<List<Member>> interactions;
    private int next;

    @Setup
    public void setUp() {
        interactions = Calls.interactions().stream()
                .map(events -> events.stream().map(Member::of).toList())
                .toList();
    }

    @Benchmark
    public Facts fold() {
        next = next + 1 == interactions.size() ? 0 : next + 1;
        return Fold.of(interactions.get(next));
    }
}
