package org.sada.ingest.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;
import org.sada.runtime.Access;
import org.sada.runtime.HttpRoutes;
import org.sada.runtime.Problem;

/** {@code POST /v1/erasures} takes {@code {"customer": …, "tenant": …}} and answers 204 once the customer's key is destroyed. */
public final class ErasureRoutes implements HttpRoutes {
    private static final int MOST_BYTES = 4096;

    private final Privacy privacy;

    public ErasureRoutes(Privacy privacy) {
        this.privacy = privacy;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.post("/v1/erasures", this::erase, Access.ADMIN);
    }

    private void erase(Context context) {
        JsonNode request = read(context);
        String customer = request.path("customer").asText("");
        if (customer.isBlank()) {
            throw new BadRequestResponse(
                    "an erasure is a JSON object with customer, and tenant unless it is " + EventJson.DEFAULT_TENANT);
        }
        try {
            privacy.erase(request.path("tenant").asText(EventJson.DEFAULT_TENANT), customer);
            context.status(204);
        } catch (IllegalStateException impossible) {
            Problem.of(409, impossible.getMessage()).answer(context);
        }
    }

    private static JsonNode read(Context context) {
        // a page of a browser cannot send this type without asking first
        if (!"application/json".equals(context.contentType())) {
            throw new HttpResponseException(415, "the Content-Type must be application/json");
        }
        try {
            byte[] body = context.bodyInputStream().readNBytes(MOST_BYTES);
            return EventJson.tree(EventJson.decode(body, 0, body.length));
        } catch (InvalidEvent invalid) {
            throw new BadRequestResponse("the erasure is no JSON object of less than " + MOST_BYTES + " bytes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
