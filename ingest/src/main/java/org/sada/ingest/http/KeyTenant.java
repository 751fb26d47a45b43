package org.sada.ingest.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.publish.EventLine;
import org.sada.runtime.Caller;

/**
 * Whose events a request may send.
 *
 * @param tenant of the caller's key; null where any is welcome
 */
record KeyTenant(String tenant) {

    static KeyTenant of(Context context) {
        return new KeyTenant(Caller.of(context).tenant());
    }

    boolean isAny() {
        return tenant == null;
    }

    /** @throws InvalidEvent if the event is of another tenant */
    void require(Event event) throws InvalidEvent {
        if (!isAny() && !tenant.equals(event.tenant())) {
            throw another(event.tenant());
        }
    }

    /**
     * The event as one of this tenant. Where it names none, its line gets the key's.
     *
     * @param content from which it was read
     * @throws InvalidEvent if it names another
     */
    EventLine claim(EventLine line, byte[] content) throws InvalidEvent {
        String named = line.event().tenant();
        if (isAny() || tenant.equals(named)) {
            return line;
        }
        // "default" also stands for none
        if (!named.equals(EventJson.DEFAULT_TENANT)) {
            throw another(named);
        }
        byte[] own = withTenant(content);
        if (own.length > EventJson.LONGEST_BYTES) {
            throw new InvalidEvent("the event is longer than " + EventJson.LONGEST_BYTES + " bytes with its tenant");
        }
        Event event;
        try {
            event = EventJson.read(own);
        } catch (InvalidEvent namedTwice) {
            throw another(named);
        }
        return EventLine.asItCame(event, own);
    }

    /** The same for what a reader of files refused. */
    Rejection claim(Rejection rejection) throws InvalidEvent {
        if (isAny() || tenant.equals(rejection.tenant())) {
            return rejection;
        }
        if (rejection.tenant() != null) {
            throw another(rejection.tenant());
        }
        return new Rejection(
                tenant,
                rejection.door(),
                rejection.source(),
                rejection.position(),
                rejection.reason(),
                rejection.content());
    }

    private InvalidEvent another(String named) {
        return new InvalidEvent("tenant is " + named + ", and the key is of " + tenant);
    }

    /** The content is a JSON object with fields, for it is an event. */
    private byte[] withTenant(byte[] json) {
        byte[] field = ("\"tenant\":\"" + tenant + "\",").getBytes(StandardCharsets.US_ASCII);
        int open = 0;
        while (json[open] != '{') {
            open++;
        }
        byte[] own = new byte[json.length + field.length];
        System.arraycopy(json, 0, own, 0, open + 1);
        System.arraycopy(field, 0, own, open + 1, field.length);
        System.arraycopy(json, open + 1, own, open + 1 + field.length, json.length - open - 1);
        return own;
    }
}
