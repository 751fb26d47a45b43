package org.sada.ingest.simulator;

import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;

/** Calls that the centre makes: call-backs that were promised. */
final class Outreach {
    private static final double NOBODY_ANSWERS = 0.25;
    private static final long RETRY_MS = 600_000;

    private final Stage stage;
    private final Talking talking;
    private final Aftermath aftermath;
    private final Chance chance;

    Outreach(Stage stage, Talking talking, Aftermath aftermath, Chance chance) {
        this.stage = stage;
        this.talking = talking;
        this.aftermath = aftermath;
        this.chance = chance;
    }

    /** Calls back as soon as somebody is free; gives it up after so many tries. */
    void callBack(Issue issue, int tries) {
        if (!stage.isOpen() || tries == 0) {
            return;
        }
        Agent agent = stage.floor().engage(issue.topic().desk(), false);
        if (agent == null) {
            aftermath.callBackAt(issue, stage.nowMs() + RETRY_MS, tries - 1);
            return;
        }
        Conversation conversation = stage.begin(issue, Medium.VOICE, Direction.OUTBOUND);
        conversation.writeStarted(true, true);
        if (chance.happens(NOBODY_ANSWERS)) {
            stage.agenda().in(chance.seconds(20, 40), () -> {
                conversation.write(new Event.Ended());
                stage.agenda().in(chance.seconds(2, 6), () -> stage.floor().release(agent));
            });
        } else {
            stage.agenda().in(chance.seconds(6, 25), () -> talking.answer(conversation, agent));
        }
    }
}
