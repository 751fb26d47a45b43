package org.sada.bench.tuned;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/** Reads records of the log as steps of calls: hash of the call, kind, time in milliseconds, queue. What moves no call is left out. */
final class Steps implements KafkaRecordDeserializationSchema<Tuple4<Long, Byte, Long, String>> {
    static final byte QUEUED = 1;
    static final byte ANSWERED = 2;
    static final byte ABANDONED = 3;
    static final byte HELD = 4;
    static final byte RESUMED = 5;
    static final byte TRANSFERRED = 6;
    static final byte ENDED = 7;
    static final byte WRAPPED_UP = 8;

    private static final byte NONE = 0;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Tuple4<Long, Byte, Long, String>> out)
            throws IOException {
        byte[] bytes = record.value();
        Tuple4<Long, Byte, Long, String> step = new Tuple4<>();
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            Event event = read(bytes, start, end - start);
            byte kind = kind(event.body());
            if (kind != NONE) {
                step.f0 = hash(event.interaction());
                step.f1 = kind;
                step.f2 = event.occurredAtMs();
                step.f3 = event.body() instanceof Event.Queued queued ? queued.queue() : "";
                out.collect(step);
            }
            start = end + 1;
        }
    }

    private static Event read(byte[] bytes, int start, int length) throws IOException {
        try {
            return EventJson.read(bytes, start, length);
        } catch (InvalidEvent e) {
            throw new IOException(e);
        }
    }

    private static byte kind(Event.Body body) {
        if (body instanceof Event.Queued) {
            return QUEUED;
        }
        if (body instanceof Event.Answered) {
            return ANSWERED;
        }
        if (body instanceof Event.Ended) {
            return ENDED;
        }
        if (body instanceof Event.WrappedUp) {
            return WRAPPED_UP;
        }
        if (body instanceof Event.Abandoned) {
            return ABANDONED;
        }
        if (body instanceof Event.Held) {
            return HELD;
        }
        if (body instanceof Event.Resumed) {
            return RESUMED;
        }
        return body instanceof Event.Transferred ? TRANSFERRED : NONE;
    }

    /** 64 bits in place of the name: of a million calls open at once, two share one in about one of 40 million centres. */
    private static long hash(String text) {
        long hash = 0x9e37_79b9_7f4a_7c15L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0xff51_afd7_ed55_8ccdL;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    @Override
    public TypeInformation<Tuple4<Long, Byte, Long, String>> getProducedType() {
        return TypeInformation.of(new TypeHint<>() {});
    }
}
