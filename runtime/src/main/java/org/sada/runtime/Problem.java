package org.sada.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * An error as the HTTP API tells it: {@code application/problem+json} of RFC 9457.
 *
 * @param title the kind of error: the reason phrase of the status
 * @param status the status code of HTTP
 * @param detail what happened here and what to do, in one line
 */
public record Problem(String title, int status, String detail) {
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    public static Problem of(int status, String detail) {
        HttpStatus known = HttpStatus.forStatus(status);
        return new Problem(known == HttpStatus.UNKNOWN ? "Error" : known.getMessage(), status, detail);
    }

    /** Makes this the answer to the request. */
    public void answer(Context context) {
        context.status(status).contentType(CONTENT_TYPE).result(json());
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("two strings and a number are always JSON", impossible);
        }
    }
}
