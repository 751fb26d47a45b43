package org.sada.bench.tuned;

import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.admin.Admin;
import org.sada.bench.pass.Contender;
import org.sada.bench.pass.Finish;
import org.sada.bench.pass.Fresh;
import org.sada.bench.pass.Pass;
import org.sada.bench.tutorial.FlinkRun;
import org.sada.bench.tutorial.Kpis;
import org.sada.bench.tutorial.Leg;

/**
 * The Flink job as somebody would write it who needs it fast: Sada's parser at the source, four compact fields over the wire, calls of plain
 * fields on the heap, objects used again. Exactly once as the other. Repeat contacts and events sent twice are left out.
 */
public final class TunedFlink implements Contender {
    private static final String OUTPUT = "bench.flink-tuned.kpis";
    private static final Duration DISORDER = Duration.ofMinutes(1);

    @Override
    public Set<String> counts() {
        return Kpis.MEASURES;
    }

    @Override
    public void prepare(Pass pass) throws Exception {
        try (Admin admin = Fresh.admin(pass.bootstrap())) {
            Fresh.topic(admin, OUTPUT, pass.partitions());
        }
    }

    @Override
    public Finish run(Pass pass) throws Exception {
        FlinkRun flink = new FlinkRun(pass, OUTPUT, true);
        KafkaSource<Tuple4<Long, Byte, Long, String>> source = flink.<Tuple4<Long, Byte, Long, String>>source()
                .setDeserializer(new Steps())
                .build();
        flink.environment()
                .fromSource(
                        source,
                        WatermarkStrategy.<Tuple4<Long, Byte, Long, String>>forBoundedOutOfOrderness(DISORDER)
                                .withTimestampAssigner((step, before) -> step.f2),
                        "log")
                .keyBy(step -> step.f0)
                .process(new Calls())
                .keyBy(leg -> leg.queue)
                .window(TumblingEventTimeWindows.of(Duration.ofMinutes(15)))
                .aggregate(new FlinkRun.Sums(), new FlinkRun.Named())
                .sinkTo(flink.sink());
        return flink.execute(Kpis.MEASURES);
    }

    /** The call while it lasts; legs leave as soon as no event can change them. */
    static final class Calls extends KeyedProcessFunction<Long, Tuple4<Long, Byte, Long, String>, Leg> {
        private transient ValueState<Leg> state;

        @Override
        public void open(OpenContext context) {
            state = getRuntimeContext().getState(new ValueStateDescriptor<>("call", Leg.class));
        }

        @Override
        public void processElement(Tuple4<Long, Byte, Long, String> step, Context context, Collector<Leg> out)
                throws Exception {
            Leg leg = state.value();
            long now = step.f2;
            switch (step.f1) {
                case Steps.QUEUED -> {
                    leg = new Leg();
                    leg.queue = step.f3;
                    leg.queuedMs = now;
                    state.update(leg);
                }
                case Steps.ANSWERED -> {
                    leg.answered = true;
                    leg.answeredMs = now;
                    leg.waitMs = now - leg.queuedMs;
                    state.update(leg);
                }
                case Steps.ABANDONED -> {
                    leg.abandoned = true;
                    leg.waitMs = now - leg.queuedMs;
                    out.collect(leg);
                    state.clear();
                }
                case Steps.HELD -> {
                    leg.heldSinceMs = now;
                    state.update(leg);
                }
                case Steps.RESUMED -> {
                    leg.holdMs += now - leg.heldSinceMs;
                    state.update(leg);
                }
                case Steps.TRANSFERRED -> {
                    leg.transferred = true;
                    leg.endedMs = now;
                    out.collect(leg);
                    state.clear();
                }
                case Steps.ENDED -> {
                    if (leg != null) {
                        leg.endedMs = now;
                        state.update(leg);
                    }
                }
                default -> {
                    leg.wrapMs = now - leg.endedMs;
                    out.collect(leg);
                    state.clear();
                }
            }
        }
    }
}
