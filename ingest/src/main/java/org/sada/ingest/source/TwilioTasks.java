package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;

/**
 * What one event of TaskRouter says: a task is one interaction, under its sid. Each event is understood by itself, so that the order in
 * which they come leaves no trace.
 */
final class TwilioTasks {
    private static final Set<String> OVER = Set.of("wrapping", "completed", "canceled");

    private final String tenant;

    TwilioTasks(String tenant) {
        this.tenant = tenant;
    }

    List<Event> events(JsonNode document) throws InvalidEvent {
        TwilioEvent event = TwilioEvent.of(document);
        if (event == null) {
            return List.of();
        }
        Told told = new Told(event);
        if (event.type().equals("worker.activity.update")) {
            told.add(event.text("worker_sid"), "state", event.millis(), null, TwilioWorkers.state(event));
        } else if (event.text("task_sid") != null) {
            ofTask(event, told);
        } else if (event.type().matches("(task|reservation)\\..*")) {
            throw new InvalidEvent("task_sid is missing");
        }
        List<Event> sound = new ArrayList<>();
        for (Event each : told.events) {
            sound.add(EventJson.read(EventJson.write(each)));
        }
        return sound;
    }

    private static void ofTask(TwilioEvent event, Told told) throws InvalidEvent {
        began(event, told);
        switch (event.type()) {
            case "task-queue.entered", "task-queue.moved" -> entered(event, told);
            case "task-queue.timeout", "workflow.timeout" -> told.once("timeout", new Event.FlowedOut("timeout"));
            case "reservation.accepted" -> answered(event, event.millis(), told);
            case "reservation.wrapup" -> {
                answeredBefore(event, told);
                endedIfOver(event, told);
            }
            case "reservation.completed" -> {
                answeredBefore(event, told);
                endedIfOver(event, told);
                told.add("wrapped-up", new Event.WrappedUp(event.text("worker_sid")));
            }
            case "reservation.canceled" -> {
                if (event.snapshot()) {
                    endedIfOver(event, told);
                }
            }
            case "task.wrapup", "task.completed" -> told.add("ended", new Event.Ended());
            case "task.canceled" -> canceled(event, told);
            case "task.transfer-initiated" -> {
                if (isCold(event)) {
                    told.add("transferred", new Event.Transferred());
                }
            }
            default -> {}
        }
    }

    /** Every event tells of its task too. */
    private static void began(TwilioEvent event, Told told) throws InvalidEvent {
        Long createdMs = event.millis("task_date_created");
        boolean isBirth = event.type().equals("task.created");
        if (createdMs != null || isBirth) {
            long startedAtMs = createdMs != null ? createdMs : event.millis();
            told.once(
                    "started",
                    startedAtMs,
                    new Event.Started(new Details(null, channel(event), null, null, null, null, null)));
            if (event.snapshot()) {
                waits(event, startedAtMs, told);
            }
        }
        Details details = TwilioAttributes.details(event.text("task_attributes"));
        if (!details.equals(Details.UNKNOWN)) {
            told.add("details", new Event.Updated(details));
        }
    }

    /** A resource tells of no entry: its task entered its queue when it was created, or handed over. */
    private static void waits(TwilioEvent event, long startedAtMs, Told told) throws InvalidEvent {
        String transfer = event.text("task_transfer_sid");
        Long handedOverMs = event.millis("transfer_date_created");
        String queue = queue(event);
        if (queue != null && transfer == null) {
            told.once("queued-" + queue, startedAtMs, new Event.Queued(queue));
        } else if (queue != null && handedOverMs != null && isCold(event) && !isToWorker(event)) {
            told.once("queued-" + transfer, handedOverMs, new Event.Queued(queue));
        }
    }

    /**
     * A reservation is accepted once. Where only its end is told, it was accepted no sooner than it was made; of two times under one id
     * the later holds.
     */
    private static void answered(TwilioEvent event, long millis, Told told) {
        Event.Answered answered =
                new Event.Answered(event.text("worker_sid"), null, isToWorker(event) ? null : queue(event));
        String reservation = event.text("reservation_sid");
        if (reservation == null) {
            told.add("answered", millis, answered);
        } else {
            told.once("answered-" + reservation, millis, answered);
        }
    }

    private static void answeredBefore(TwilioEvent event, Told told) throws InvalidEvent {
        Long madeMs = event.snapshot() ? event.millis("date_created") : null;
        if (madeMs != null) {
            answered(event, madeMs, told);
        }
    }

    private static boolean isCold(TwilioEvent event) {
        return "COLD".equalsIgnoreCase(event.text("transfer_mode"));
    }

    /** Such a transfer passes by the queues. */
    private static boolean isToWorker(TwilioEvent event) {
        return "WORKER".equalsIgnoreCase(event.text("transfer_type"));
    }

    private static void entered(TwilioEvent event, Told told) throws InvalidEvent {
        String queue = queue(event);
        boolean beside = "WARM".equalsIgnoreCase(event.text("transfer_mode"));
        if (queue != null && !beside) {
            Long enteredMs = event.millis("task_queue_entered_date");
            told.add("queued", enteredMs != null ? enteredMs : event.millis(), new Event.Queued(queue));
        }
    }

    private static String queue(TwilioEvent event) {
        String name = event.text("task_queue_name");
        return name != null ? name : event.text("task_queue_sid");
    }

    /** While a task is handed over, one reservation ends and the task goes on. */
    private static void endedIfOver(TwilioEvent event, Told told) {
        String status = event.text("task_assignment_status");
        if (status != null && OVER.contains(status.toLowerCase(Locale.ROOT))) {
            told.add("ended", new Event.Ended());
        }
    }

    private static void canceled(TwilioEvent event, Told told) {
        String reason = event.text("task_canceled_reason");
        String said = (reason != null ? reason : String.valueOf(event.text("reason"))).toLowerCase(Locale.ROOT);
        if (said.contains("timeout") || said.contains("timed out") || said.contains("ttl")) {
            told.once("timeout", new Event.FlowedOut("timeout"));
        }
        told.add("ended", new Event.Ended());
    }

    private static Channel channel(TwilioEvent event) {
        String name = event.text("task_channel_unique_name");
        return switch (name == null ? "" : name.toLowerCase(Locale.ROOT)) {
            case "voice" -> Channel.VOICE;
            case "chat", "web", "webchat" -> Channel.CHAT;
            case "sms", "messaging", "whatsapp" -> Channel.MESSAGE;
            case "email" -> Channel.EMAIL;
            case "video" -> Channel.VIDEO;
            default -> Channel.OTHER;
        };
    }

    /** The events that one of TaskRouter gives. */
    private final class Told {
        private final TwilioEvent from;
        private final List<Event> events = new ArrayList<>();

        Told(TwilioEvent from) {
            this.from = from;
        }

        void add(String what, Event.Body body) {
            add(what, from.millis(), body);
        }

        void add(String what, long millis, Event.Body body) {
            String task = from.text("task_sid");
            add(task, what, millis, task, body);
        }

        /** @param subject task or worker, which tells ids apart where the event has none of its own */
        void add(String subject, String what, long millis, String interaction, Event.Body body) {
            String reservation = from.text("reservation_sid");
            String own = from.sid() != null
                    ? from.sid()
                    : subject + "-" + from.type() + "-" + (reservation == null ? "" : reservation + "-")
                            + from.millis();
            events.add(new Event(tenant, own + "-" + what, interaction, millis, body));
        }

        void once(String what, Event.Body body) {
            once(what, from.millis(), body);
        }

        /** Something that several events tell of, and that happens to a task once. */
        void once(String what, long millis, Event.Body body) {
            String task = from.text("task_sid");
            events.add(new Event(tenant, task + "-" + what, task, millis, body));
        }
    }
}
