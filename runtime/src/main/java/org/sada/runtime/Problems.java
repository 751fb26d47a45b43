package org.sada.runtime;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.validation.ValidationException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error leaves as a {@link Problem}. What the program did not foresee goes to the log with an id; the client learns the id only. */
final class Problems implements HttpRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @Override
    public void register(JavalinConfig config) {
        config.routes.exception(HttpResponseException.class, Problems::foreseen);
        config.routes.exception(ValidationException.class, Problems::invalid);
        config.routes.exception(Exception.class, Problems::unforeseen);
        config.router.javaLangErrorHandler((response, error) -> {
            LOG.error("error while answering a request", error);
            response.setStatus(500);
        });
    }

    private static void foreseen(HttpResponseException cause, Context context) {
        // the one message of the server that would repeat the client's text
        boolean unknownPath = cause.getStatus() == 404 && cause.getMessage().startsWith("Endpoint ");
        String detail = unknownPath ? "there is nothing at this path" : cause.getMessage();
        Problem.of(cause.getStatus(), detail).answer(context);
    }

    private static void invalid(ValidationException cause, Context context) {
        String parameter =
                cause.getErrors().keySet().stream().sorted().findFirst().orElse("?");
        Problem.of(400, "parameter " + parameter + " cannot be read").answer(context);
    }

    private static void unforeseen(Exception cause, Context context) {
        String id = UUID.randomUUID().toString();
        LOG.error("{} {} failed, id {}", context.method(), context.path(), id, cause);
        Problem.of(500, "an unforeseen error; the server's log has it under id " + id)
                .answer(context);
    }

    /** What Jetty refuses before a route is looked for: bad syntax, header too large, a request that came too slowly. */
    static final class OfJetty extends ErrorHandler {
        @Override
        protected void generateResponse(
                Request request, Response response, int status, String message, Throwable cause, Callback callback) {
            String detail = status < 500 && message != null ? message : "the request could not be answered";
            byte[] body = Problem.of(status, detail).json().getBytes(StandardCharsets.UTF_8);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
            response.write(true, ByteBuffer.wrap(body), callback);
        }
    }
}
