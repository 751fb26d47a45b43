package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.sada.contract.event.InvalidEvent;

/** Times of Genesys Cloud: ISO 8601 with an offset. */
final class GenesysTimes {
    private GenesysTimes() {}

    /** Milliseconds since 1970 UTC, or null where the field is missing or null. */
    static Long millisOrNull(JsonNode json, String field) throws InvalidEvent {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value.asText()).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidEvent(
                    field + " " + Shown.value(value.asText()) + " is not a time such as 2026-01-31T09:30:00.000Z");
        }
    }
}
