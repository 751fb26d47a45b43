package org.sada.bench.tutorial;

import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.admin.Admin;
import org.sada.bench.pass.Contender;
import org.sada.bench.pass.Finish;
import org.sada.bench.pass.Fresh;
import org.sada.bench.pass.Pass;

/**
 * The same figures as a Flink job, as its documentation builds things: strings from Kafka, Jackson, plain classes, keyed state, event-time
 * windows, checkpoints and a transactional sink. Repeat contacts are left out. A call counts in the window of its last event.
 */
public final class TutorialFlink implements Contender {
    private static final String OUTPUT = "bench.flink.kpis";
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
        FlinkRun flink = new FlinkRun(pass, OUTPUT, false);
        KafkaSource<String> source = flink.<String>source()
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
        flink.environment()
                .fromSource(
                        source,
                        WatermarkStrategy.<String>forBoundedOutOfOrderness(DISORDER)
                                .withTimestampAssigner((lines, before) -> lastTimeMs(lines)),
                        "log")
                .flatMap((String lines, Collector<ContactEvent> out) ->
                        lines.lines().map(ContactEvent::parse).forEach(out::collect))
                .returns(ContactEvent.class)
                .filter(ContactEvent::isOfTheCall)
                .keyBy(event -> event.interaction)
                .process(new Calls())
                .keyBy(leg -> leg.queue)
                .window(TumblingEventTimeWindows.of(Duration.ofMinutes(15)))
                .aggregate(new FlinkRun.Sums(), new FlinkRun.Named())
                .sinkTo(flink.sink());
        return flink.execute(Kpis.MEASURES);
    }

    /** A record holds several events; the last of them has the latest time. */
    private static long lastTimeMs(String lines) {
        int start = lines.lastIndexOf('\n', lines.length() - 2) + 1;
        return ContactEvent.parse(lines.substring(start)).timeMs();
    }

    /** Keeps each call until it is over. */
    static final class Calls extends KeyedProcessFunction<String, ContactEvent, Leg> {
        private transient ValueState<Call> state;

        @Override
        public void open(OpenContext context) {
            state = getRuntimeContext().getState(new ValueStateDescriptor<>("call", Call.class));
        }

        @Override
        public void processElement(ContactEvent event, Context context, Collector<Leg> out) throws Exception {
            Call call = state.value();
            call = (call == null ? new Call() : call).with(event);
            if (call.over) {
                call.legs.forEach(out::collect);
                state.clear();
            } else {
                state.update(call);
            }
        }
    }
}
