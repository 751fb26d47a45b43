package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.sada.contract.event.Event;
import org.sada.contract.event.InvalidEvent;

/** Finds out what kind of document of Amazon Connect each is, whatever lies around it, and has it read. */
final class AmazonDocument {
    private static final String CONTACT_EVENT = "Amazon Connect Contact Event";
    private static final Set<String> OF_THE_TRANSCRIPT = Set.of("STARTED", "SEGMENTS", "COMPLETED", "FAILED");
    private static final List<String> BATCHES = List.of("Records", "Contacts", "ContactRecords");

    private final String tenant;

    AmazonDocument(String tenant) {
        this.tenant = tenant;
    }

    void read(JsonDocument document, Consumer<Item> items) {
        for (String batch : BATCHES) {
            JsonNode members = AmazonObject.of(document.json()).node(batch);
            if (members.isArray()) {
                for (int i = 0; i < members.size(); i++) {
                    member(document, batch + "[" + (i + 1) + "]", members.get(i), items);
                }
                return;
            }
        }
        items.accept(document.item(json -> events(AmazonObject.of(json), null)));
    }

    private void member(JsonDocument document, String place, JsonNode member, Consumer<Item> items) {
        JsonDocument part = document.member(place, member);
        AmazonObject fields = AmazonObject.of(member);
        try {
            // as Lambda, the API and Firehose wrap the records of a stream
            AmazonObject stream = fields.has("kinesis") ? fields.object("kinesis") : fields;
            if (fields.node("body").isTextual()) { // as a queue wraps what EventBridge sends
                JsonDocument inner =
                        JsonDocument.of(part.position(), fields.required("body").getBytes(StandardCharsets.UTF_8));
                items.accept(inner.item(json -> events(AmazonObject.of(json), null)));
                return;
            }
            if (!stream.node("data").isTextual()) {
                items.accept(part.item(json -> events(AmazonObject.of(json), null)));
                return;
            }
            Long arrivedAtMs = arrivedAtMs(stream);
            JsonDocument inner = JsonDocument.of(part.position(), decoded(stream.required("data")));
            items.accept(inner.item(json -> events(AmazonObject.of(json), arrivedAtMs)));
        } catch (InvalidEvent invalid) {
            items.accept(new Item.Refused(part.position(), part.content(), invalid.getMessage()));
        }
    }

    private static Long arrivedAtMs(AmazonObject stream) throws InvalidEvent {
        JsonNode time = stream.node("approximateArrivalTimestamp");
        return time.isIntegralNumber() && time.longValue() > 100_000_000_000L
                ? Long.valueOf(time.longValue()) // Firehose counts milliseconds
                : stream.timeMs("approximateArrivalTimestamp");
    }

    private static byte[] decoded(String base64) throws InvalidEvent {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidEvent("data is not Base64");
        }
    }

    private List<Event> events(AmazonObject document, Long arrivedAtMs) throws InvalidEvent {
        if (document.has("detail-type")) {
            return ofEventBridge(document);
        }
        String type = document.text("EventType");
        if (document.has("AgentARN") && type != null) {
            return AmazonAgentEvent.events(tenant, document);
        }
        if (document.has("Transcript") || document.has("Segments") || document.has("JobStatus")) {
            return AmazonLens.events(tenant, document, arrivedAtMs);
        }
        if (type != null && document.has("InstanceId") && OF_THE_TRANSCRIPT.contains(type)) {
            return List.of(); // that an analysis began or ended
        }
        if (type != null) {
            return contactEvent(document, type, null);
        }
        if (document.has("Contact")) {
            return contact(document.object("Contact"), AmazonRecord.Knowledge.API);
        }
        if (document.has("ContactId")) {
            return contact(document, AmazonRecord.Knowledge.CONTACT_RECORD);
        }
        if (document.has("Id") && document.has("InitiationMethod")) {
            return contact(document, AmazonRecord.Knowledge.API);
        }
        throw new InvalidEvent("this is none of the documents of Amazon Connect that are known here: "
                + "contact records, contact events, the agent event stream, output of Contact Lens");
    }

    private List<Event> ofEventBridge(AmazonObject envelope) throws InvalidEvent {
        String source = envelope.required("source");
        if (!source.equals("aws.connect")) {
            throw new InvalidEvent("source " + Shown.value(source) + " is not aws.connect");
        }
        if (!CONTACT_EVENT.equals(envelope.required("detail-type"))) {
            return List.of(); // rules that matched, evaluations, screen recordings
        }
        AmazonObject detail = envelope.object("detail");
        return contactEvent(detail, detail.required("EventType"), envelope.timeMs("time"));
    }

    private List<Event> contactEvent(AmazonObject event, String type, Long atMs) throws InvalidEvent {
        AmazonContact contact = AmazonContact.of(event);
        Long toldAtMs = atMs != null ? atMs : contact.latestMs();
        if (toldAtMs == null) {
            throw new InvalidEvent("no time of the event is known");
        }
        AmazonRecord.Knowledge knowledge = knowledge(contact, type.toUpperCase(Locale.ROOT));
        boolean over = knowledge.compareTo(AmazonRecord.Knowledge.DISCONNECTED) >= 0;
        return record(event, over ? contact.disconnectedAt(toldAtMs) : contact, knowledge, toldAtMs);
    }

    /** An event that comes later, such as an update of data, may still be the first that says how far the contact has come. */
    private static AmazonRecord.Knowledge knowledge(AmazonContact contact, String type) {
        boolean wrappedUp = contact.agent().wrapEndedAtMs() != null;
        if (type.equals("COMPLETED") || wrappedUp) {
            return AmazonRecord.Knowledge.COMPLETED;
        }
        if (type.equals("DISCONNECTED") || contact.disconnectedAtMs() != null) {
            return AmazonRecord.Knowledge.DISCONNECTED;
        }
        if (type.equals("CONNECTED_TO_AGENT") || contact.agent().connectedAtMs() != null) {
            return AmazonRecord.Knowledge.CONNECTED_TO_AGENT;
        }
        if (type.equals("QUEUED") || contact.queue().enqueuedAtMs() != null) {
            return AmazonRecord.Knowledge.QUEUED;
        }
        return type.equals("CONNECTED_TO_SYSTEM")
                ? AmazonRecord.Knowledge.CONNECTED_TO_SYSTEM
                : AmazonRecord.Knowledge.INITIATED;
    }

    private List<Event> contact(AmazonObject document, AmazonRecord.Knowledge knowledge) throws InvalidEvent {
        AmazonContact contact = AmazonContact.of(document);
        Long toldAtMs = contact.updatedAtMs() != null ? contact.updatedAtMs() : contact.latestMs();
        if (toldAtMs == null) {
            throw new InvalidEvent("no time of the contact is known: InitiationTimestamp is missing");
        }
        return record(document, contact, knowledge, toldAtMs);
    }

    private List<Event> record(
            AmazonObject document, AmazonContact contact, AmazonRecord.Knowledge knowledge, long toldAtMs)
            throws InvalidEvent {
        return contact.isSupervision()
                ? List.of()
                : List.of(AmazonRecord.event(tenant, contact, AmazonAttributes.of(document), knowledge, toldAtMs));
    }
}
