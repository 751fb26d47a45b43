package org.sada.ingest.simulator;

import java.util.function.BiConsumer;
import org.sada.contract.event.Direction;

/** What follows a contact: surveys, and when the problem is still there, another contact. */
final class Aftermath {
    private static final int LAST_ATTEMPT = 5;
    private static final long MINUTE_MS = 60_000;

    private final Stage stage;
    private final Surveys surveys;
    private final Chance chance;
    private BiConsumer<Issue, Medium> again = (issue, medium) -> {};
    private BiConsumer<Conversation, Desk> reopen = (conversation, desk) -> {};
    private BiConsumer<Issue, Integer> callBack = (issue, tries) -> {};

    Aftermath(Stage stage, Surveys surveys, Chance chance) {
        this.stage = stage;
        this.surveys = surveys;
        this.chance = chance;
    }

    void whenContactedAgain(BiConsumer<Issue, Medium> action) {
        again = action;
    }

    void whenReopened(BiConsumer<Conversation, Desk> action) {
        reopen = action;
    }

    /** The second argument is how often the call may still be tried. */
    void whenCalledBack(BiConsumer<Issue, Integer> action) {
        callBack = action;
    }

    /** An agent ended it. */
    void handled(Conversation conversation) {
        if (conversation.direction == Direction.INBOUND && conversation.reopened == 0) {
            surveys.invite(conversation);
        }
        if (conversation.solved) {
            return;
        }
        boolean promises = conversation.direction == Direction.INBOUND && conversation.medium.live();
        if (promises && chance.happens(0.12)) {
            callBackAt(conversation.issue.again(), stage.nowMs() + daytimeDelayMs(chance.seconds(7200, 100_000)));
        } else if (conversation.medium == Medium.MESSAGE && conversation.reopened == 0 && chance.happens(0.3)) {
            conversation.reopened++;
            stage.agenda().in(chance.seconds(1200, 100_000), () -> reopen.accept(conversation, conversation.desk));
        } else if (conversation.issue.attempt() < LAST_ATTEMPT && chance.happens(0.88)) {
            contactAgain(conversation, repeatDelayMs(), 0.3);
        }
    }

    /** A bot ended it. */
    void contained(Conversation conversation) {
        conversation.solved = chance.happens(conversation.complains() ? 0.62 : 0.82);
        if (chance.happens(0.6)) {
            surveys.invite(conversation);
        }
        if (!conversation.solved && chance.happens(0.8)) {
            boolean soon = chance.happens(0.6);
            contactAgain(conversation, soon ? chance.seconds(120, 7200) : repeatDelayMs(), 0.4);
        }
    }

    /** The customer hung up, or stopped waiting. */
    void gaveUp(Conversation conversation) {
        boolean comesBack = conversation.issue.attempt() < LAST_ATTEMPT && chance.happens(0.6);
        if (comesBack) {
            contactAgain(conversation, chance.happens(0.7) ? chance.seconds(90, 5400) : repeatDelayMs(), 0.2);
        }
    }

    /** Tries to call the customer back at this time. */
    void callBackAt(Issue issue, long timeMs) {
        callBackAt(issue, timeMs, 30);
    }

    void callBackAt(Issue issue, long timeMs, int tries) {
        stage.agenda().background(timeMs, () -> callBack.accept(issue, tries));
    }

    private void contactAgain(Conversation conversation, long delayMs, double elsewhere) {
        Issue issue = conversation.issue.again();
        Medium before = conversation.medium;
        Medium medium = !chance.happens(elsewhere)
                ? before
                : before == Medium.VOICE ? chance.happens(0.6) ? Medium.CHAT : Medium.EMAIL : Medium.VOICE;
        stage.agenda().background(stage.nowMs() + delayMs, () -> again.accept(issue, medium));
    }

    /** Minutes for some, a day or so for most, beyond a week for a few. */
    private long repeatDelayMs() {
        double draw = chance.unit();
        if (draw < 0.2) {
            return chance.seconds(300, 3600);
        }
        if (draw < 0.65) {
            double hours = Math.min(48, chance.logNormal(9, 0.9));
            return daytimeDelayMs((long) (hours * 60 * MINUTE_MS));
        }
        return daytimeDelayMs(
                draw < 0.93 ? chance.seconds(86_400, 5 * 86_400) : chance.seconds(6 * 86_400, 12 * 86_400));
    }

    /** Moves a time that would fall in the night into the next morning. */
    private long daytimeDelayMs(long delayMs) {
        int hour = Rhythm.hourOfDay(stage.nowMs() + delayMs);
        return hour < 8 ? delayMs + chance.seconds(3600.0 * (8 - hour), 3600.0 * (13 - hour)) : delayMs;
    }
}
