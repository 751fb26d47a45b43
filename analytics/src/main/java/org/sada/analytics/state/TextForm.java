package org.sada.analytics.state;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Of entries whose keys are texts. */
public abstract class TextForm<V> implements Form<String, V> {
    @Override
    public final Bytes key(String key) {
        return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public final String key(Bytes bytes) {
        return new String(bytes.get(), StandardCharsets.UTF_8);
    }
}
