package org.sada.ingest.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;
import org.sada.ingest.source.Formats;
import org.sada.ingest.source.ImportException;
import org.sada.ingest.source.Item;
import org.sada.ingest.source.Source;
import org.sada.ingest.source.SourceOptions;

/**
 * A body in one of the {@link Formats}: the one that {@code ?format=} names, or CloudEvents where the Content-Type or the headers say
 * so. {@code ?tenant=} and {@code ?tz=} mean what the options of {@code import} of these names mean.
 */
final class FormatBody {
    private static final String CLOUD_EVENTS = "cloudevents";
    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String CLOUD_EVENT_BATCH = "application/cloudevents-batch+json";
    private static final String ATTRIBUTE = "ce-";

    /** Of any format: what a body is, only its format knows. */
    private static final Set<String> MEDIA_TYPES = Set.of(
            RequestBody.JSON,
            RequestBody.NDJSON,
            CLOUD_EVENT,
            CLOUD_EVENT_BATCH,
            "text/plain",
            "text/csv",
            "text/tab-separated-values");

    private FormatBody() {}

    /** Whether the body is anything else than events of the contract. */
    static boolean isAsked(Context context) {
        return context.queryParam("format") != null || isCloudEvent(context);
    }

    private static boolean isCloudEvent(Context context) {
        String mediaType = RequestBody.mediaType(context);
        return mediaType.equals(CLOUD_EVENT) || mediaType.equals(CLOUD_EVENT_BATCH) || isBinary(context);
    }

    /** The attributes of a CloudEvent as headers, its data as the body. */
    private static boolean isBinary(Context context) {
        return context.header(ATTRIBUTE + "specversion") != null;
    }

    /**
     * @param owner whose events they are, where the caller's key says so; {@code ?tenant=} may then say the same or nothing
     * @throws BadRequestResponse if there is no such format, or it cannot be had here
     */
    static Source source(Context context, KeyTenant owner) {
        String format = context.queryParam("format");
        String asked = context.queryParam("tenant");
        if (!owner.isAny() && asked != null && !asked.equals(owner.tenant())) {
            throw new ForbiddenResponse("tenant is " + asked + ", and the key is of " + owner.tenant());
        }
        try {
            return Formats.find(format == null ? CLOUD_EVENTS : format)
                    .source(new SourceOptions(
                            owner.isAny() ? asked : owner.tenant(), zone(context.queryParam("tz")), null));
        } catch (ImportException e) {
            throw new BadRequestResponse(e.getMessage());
        }
    }

    private static ZoneId zone(String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new BadRequestResponse("tz is no time zone such as Asia/Riyadh");
        }
    }

    static byte[] read(Context context) {
        return RequestBody.read(context, MEDIA_TYPES);
    }

    /** @throws InvalidEvent if it is not the format at all */
    static List<Item> items(Context context, Source source, byte[] body) throws InvalidEvent {
        List<Item> items = new ArrayList<>();
        try {
            byte[] content = isBinary(context) ? structured(context, body) : body;
            source.read(new ByteArrayInputStream(content), items::add);
        } catch (ImportException e) {
            throw new InvalidEvent(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }

    private static byte[] structured(Context context, byte[] body) throws InvalidEvent {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, String> header : context.headerMap().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(ATTRIBUTE)) {
                envelope.put(name.substring(ATTRIBUTE.length()), decoded(name, header.getValue()));
            }
        }
        envelope.set("data", EventJson.tree(EventJson.decode(body, 0, body.length)));
        return envelope.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** CloudEvents encodes what is not printable ASCII as in addresses, but leaves the plus alone. */
    private static String decoded(String name, String value) throws InvalidEvent {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidEvent("header " + name + " is not percent-encoded UTF-8");
        }
    }
}
