package org.sada.bench.tutorial;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;

/** An event as a tutorial maps it: a plain class, filled by Jackson. Public fields, as Flink and Jackson both like them. */
@JsonIgnoreProperties(ignoreUnknown = true)
public class ContactEvent {
    static final ObjectMapper MAPPER = new ObjectMapper();

    public String type;
    public String interaction;

    @JsonProperty("occurred_at")
    public String occurredAt;

    public String queue;

    static ContactEvent parse(String json) {
        try {
            return MAPPER.readValue(json, ContactEvent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long timeMs() {
        return OffsetDateTime.parse(occurredAt).toInstant().toEpochMilli();
    }

    /** Whether it moves the call; others would only wake its state. */
    boolean isOfTheCall() {
        return !"disposition".equals(type) && !"started".equals(type);
    }
}
