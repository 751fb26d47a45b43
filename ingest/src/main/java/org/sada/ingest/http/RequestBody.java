package org.sada.ingest.http;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.sada.runtime.HttpBody;

/** Reads requests within their limits. */
final class RequestBody {
    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";

    static final int MOST_BYTES = 1024 * 1024;
    static final int MOST_EVENTS = 500;

    private static final int LONGEST_SOURCE = 100;

    private RequestBody() {}

    /** What {@code ?source=} says, or {@code http}. */
    static String source(Context context) {
        String source = context.queryParam("source");
        if (source == null) {
            return "http";
        }
        if (source.isBlank()
                || source.length() > LONGEST_SOURCE
                || source.codePoints()
                        .anyMatch(each -> Character.isISOControl(each)
                                || Character.getType(each) == Character.SURROGATE
                                || each == 0xFFFD)) {
            throw new BadRequestResponse("source must be 1 to " + LONGEST_SOURCE
                    + " characters of UTF-8, not blank and without control characters");
        }
        return source;
    }

    static byte[] read(Context context, Set<String> mediaTypes) {
        if (!mediaTypes.contains(mediaType(context))) {
            throw new HttpResponseException(
                    415, "the Content-Type must be " + String.join(" or ", new TreeSet<>(mediaTypes)) + " in UTF-8");
        }
        return HttpBody.read(context, MOST_BYTES);
    }

    static boolean isLines(Context context) {
        return NDJSON.equals(mediaType(context));
    }

    static void limit(int events) {
        if (events > MOST_EVENTS) {
            throw new HttpResponseException(
                    413, "the body holds " + events + " events, and 500 are the most; send it in parts");
        }
    }

    /** In lower case; without its parameters, where they say no more than UTF-8. */
    static String mediaType(Context context) {
        String type = context.contentType();
        if (type == null) {
            return "none";
        }
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", 2);
        String parameters = parts.length == 1 ? "" : parts[1].replaceAll("[\\s\"]", "");
        return parameters.isEmpty() || parameters.equals("charset=utf-8") ? parts[0].strip() : "another charset";
    }
}
