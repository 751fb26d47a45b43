package org.sada.ingest.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sada.contract.topic.Rejection;

/** A pipeline behind HTTP. */
final class HttpDestination implements Destination {
    private static final int LINES_PER_REQUEST = 500;
    /** A request may have 1 MiB. */
    private static final int BYTES_PER_REQUEST = 900 * 1024;

    private final HttpSender sender;
    private final Tally tally;
    private final HttpSender.Flight flight;
    private final ByteArrayOutputStream rejections = new ByteArrayOutputStream();
    private ByteArrayOutputStream events = new ByteArrayOutputStream();
    private List<Sent> parcels = new ArrayList<>();
    private String source = "";
    private int reported;

    /** What is left of a parcel until its answer comes. */
    private record Sent(String position, boolean repeated) {}

    HttpDestination(HttpSender sender, Tally tally) {
        this.sender = sender;
        this.tally = tally;
        this.flight = sender.flight();
    }

    @Override
    public void send(Parcel parcel) throws InterruptedException {
        byte[] line = parcel.line().bytes();
        if (parcels.size() == LINES_PER_REQUEST
                || events.size() + line.length >= BYTES_PER_REQUEST
                || !source.equals(parcel.source())) {
            sendEvents();
        }
        source = parcel.source();
        events.writeBytes(line);
        events.write('\n');
        // the bytes of the row would only fill the memory
        parcels.add(new Sent(parcel.position(), parcel.repeated()));
    }

    @Override
    public void report(Rejection rejection) throws InterruptedException {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("source", rejection.source())
                .put("position", rejection.position())
                .put("reason", rejection.reason())
                .put("content", rejection.content());
        byte[] line = json.toString().getBytes(StandardCharsets.UTF_8);
        if (reported == LINES_PER_REQUEST || rejections.size() + line.length >= BYTES_PER_REQUEST) {
            sendRejections();
        }
        rejections.writeBytes(line);
        rejections.write('\n');
        reported++;
    }

    @Override
    public void finish() throws InterruptedException {
        sendEvents();
        sendRejections();
        flight.land();
    }

    private void sendEvents() throws InterruptedException {
        if (!parcels.isEmpty()) {
            List<Sent> sent = parcels;
            flight.send(sender.events(source), events.toByteArray(), answer -> note(sent, answer));
            events = new ByteArrayOutputStream();
            parcels = new ArrayList<>();
        }
    }

    private void sendRejections() throws InterruptedException {
        if (reported > 0) {
            flight.send(sender.rejections(), rejections.toByteArray(), answer -> {});
            rejections.reset();
            reported = 0;
        }
    }

    private void note(List<Sent> sent, JsonNode answer) {
        for (JsonNode rejection : answer.path("rejections")) {
            String[] words = rejection.path("position").asText().split(" ", 2);
            Sent parcel = sent.get(Integer.parseInt(words[1]) - 1);
            tally.rejectedEvent(
                    parcel.repeated(),
                    parcel.position(),
                    rejection.path("reason").asText());
        }
    }
}
