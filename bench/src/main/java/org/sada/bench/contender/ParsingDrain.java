package org.sada.bench.contender;

import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/** Drains and reads every event with Sada's own parser. */
public final class ParsingDrain extends RawDrain {
    @Override
    public Set<String> counts() {
        return Set.of("events");
    }

    @Override
    protected long take(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        ByteBuffer value = record.value();
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        long events = 0;
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            try {
                events += EventJson.read(bytes, start, end - start) == null ? 0 : 1;
            } catch (InvalidEvent e) {
                throw new IllegalStateException("an event of the benchmark's own cannot be read: " + e.getMessage(), e);
            }
            start = end + 1;
        }
        return events;
    }
}
