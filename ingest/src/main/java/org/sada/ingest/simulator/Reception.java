package org.sada.ingest.simulator;

import org.sada.contract.event.Author;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;

/** From the greeting, by way of a bot perhaps, into a queue. */
final class Reception {
    private static final String CHAT_BOT = "Noor";
    private static final String VOICE_BOT = "Noor IVR";
    private static final double HANGS_UP_AT_ONCE = 0.012;

    private final Stage stage;
    private final Aftermath aftermath;
    private final Phrases phrases;
    private final Chance chance;

    Reception(Stage stage, Aftermath aftermath, Phrases phrases, Chance chance) {
        this.stage = stage;
        this.aftermath = aftermath;
        this.phrases = phrases;
        this.chance = chance;
    }

    /** A customer gets in touch, if the simulation still admits anybody. */
    void welcome(Issue issue, Medium medium) {
        if (!stage.isOpen()) {
            return;
        }
        Conversation conversation = stage.begin(issue, medium, Direction.INBOUND);
        boolean written = medium.written();
        conversation.writeStarted(chance.happens(written ? 0.98 : 0.82), chance.happens(written ? 0.8 : 0.3));
        if (written) {
            String opening = phrases.opening(issue, chance);
            stage.agenda().in(chance.seconds(0.5, 2), () -> writeOpening(conversation, opening));
        }
        if (chance.happens(medium.botShare)) {
            stage.agenda().in(chance.seconds(2, 5), () -> meetBot(conversation));
        } else {
            stage.agenda().in(chance.seconds(3, written ? 6 : 15), () -> pastTheMenu(conversation));
        }
    }

    private static void writeOpening(Conversation conversation, String text) {
        conversation.write(new Event.Text(Author.CUSTOMER, text, Event.Feedback.NONE));
    }

    private void pastTheMenu(Conversation conversation) {
        if (!conversation.medium.written() && chance.happens(HANGS_UP_AT_ONCE)) {
            conversation.write(new Event.Ended());
            aftermath.gaveUp(conversation);
        } else {
            queue(conversation, conversation.desk);
        }
    }

    private void meetBot(Conversation conversation) {
        boolean written = conversation.medium.written();
        conversation.write(new Event.Answered(null, written ? CHAT_BOT : VOICE_BOT));
        double seconds = chance.logNormal(written ? 70 : 36, 0.6);
        conversation.botMs = (long) (1000 * Math.max(12, Math.min(600, seconds)));
        stage.agenda().in(conversation.botMs, () -> partFromBot(conversation));
    }

    private void partFromBot(Conversation conversation) {
        if (chance.happens(containment(conversation))) {
            conversation.contained = true;
            conversation.write(new Event.Ended());
            aftermath.contained(conversation);
        } else {
            conversation.write(new Event.Transferred());
            stage.agenda().in(chance.seconds(0.02, 0.4), () -> queue(conversation, conversation.desk));
        }
    }

    private static double containment(Conversation conversation) {
        return conversation.desk.containment
                * (conversation.medium.written() ? 1 : 0.6)
                * (conversation.complains() ? 0.8 : 1.25)
                * (conversation.issue.attempt() > 1 ? 0.4 : 1);
    }

    /** Enters this desk's queue. */
    void queue(Conversation conversation, Desk desk) {
        conversation.desk = desk;
        conversation.visit++;
        conversation.offeredAtMs = stage.nowMs();
        conversation.write(new Event.Queued(desk.queue));
        stage.floor().join(conversation);
        if (conversation.waiting) {
            int visit = conversation.visit;
            whileWaiting(patienceMs(conversation), conversation, visit, () -> abandon(conversation));
            long overflowMs = desk.overflowMs(conversation.medium);
            if (overflowMs > 0 && !conversation.overflowed) {
                whileWaiting(overflowMs, conversation, visit, () -> flowOver(conversation));
            }
        }
    }

    private void whileWaiting(long delayMs, Conversation conversation, int visit, Runnable action) {
        stage.agenda().background(stage.nowMs() + delayMs, () -> {
            if (conversation.waiting && conversation.visit == visit) {
                action.run();
            }
        });
    }

    private long patienceMs(Conversation conversation) {
        if (conversation.medium.live() && chance.happens(0.03)) {
            return chance.seconds(1, 5);
        }
        double patience = StrictMath.pow(chance.exponential(1), 0.7);
        return 1000 + (long) (1000 * conversation.medium.patienceS * patience);
    }

    private void abandon(Conversation conversation) {
        stage.floor().leave(conversation);
        conversation.waitedMs += stage.nowMs() - conversation.offeredAtMs;
        conversation.write(new Event.Abandoned());
        if (chance.happens(0.5)) {
            conversation.write(new Event.Ended());
        }
        aftermath.gaveUp(conversation);
    }

    private void flowOver(Conversation conversation) {
        stage.floor().leave(conversation);
        conversation.waitedMs += stage.nowMs() - conversation.offeredAtMs;
        conversation.overflowed = true;
        conversation.write(new Event.FlowedOut());
        stage.agenda().in(chance.seconds(0.02, 0.2), () -> queue(conversation, Desk.GENERAL));
    }
}
