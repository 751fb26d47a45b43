package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.sada.contract.event.InvalidEvent;

/** Times of TaskRouter: seconds or milliseconds since 1970 UTC, ISO 8601, or as in mail. 0 means that there is none. */
final class TwilioTimes {
    private static final long LEAST_AS_MILLIS = 100_000_000_000L;

    private TwilioTimes() {}

    /** The first of these that says a time. */
    static long first(JsonNode json, String field, String other, JsonNode lastResort, String last) throws InvalidEvent {
        Long millis = millisOrNull(json, field);
        millis = millis != null ? millis : millisOrNull(json, other);
        millis = millis != null ? millis : millisOrNull(lastResort, last);
        if (millis == null) {
            throw new InvalidEvent(field + " and " + other + " say no time");
        }
        return millis;
    }

    static Long millisOrNull(JsonNode json, String field) throws InvalidEvent {
        JsonNode value = json.path(field);
        String text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
        if (text.isEmpty() || text.equals("0")) {
            return null;
        }
        if (text.matches("\\d{1,15}")) {
            long number = Long.parseLong(text);
            return number >= LEAST_AS_MILLIS ? number : 1000 * number;
        }
        try {
            return text.matches("\\d.*")
                    ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                            .toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidEvent(field + " " + Shown.value(text) + " is not a time");
        }
    }
}
