package org.sada.ingest.simulator;

import java.util.function.BiConsumer;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;

/** From the answer to the end of after-contact work, with holds and transfers. */
final class Talking {
    private static final double SHORTEST_TALK_S = 25;
    private static final double LONGEST_TALK_S = 2400;
    private static final double WARM_TRANSFER = 0.3;
    private static final double CALLS_A_COLLEAGUE = 0.006;

    private final Stage stage;
    private final Aftermath aftermath;
    private final Chance chance;
    private BiConsumer<Conversation, Desk> requeue = (conversation, desk) -> {};

    Talking(Stage stage, Aftermath aftermath, Chance chance) {
        this.stage = stage;
        this.aftermath = aftermath;
        this.chance = chance;
    }

    /** How a conversation that is handed on gets into another queue. */
    void whenHandedOn(BiConsumer<Conversation, Desk> action) {
        requeue = action;
    }

    /** An agent has been found: it rings, then they talk. */
    void ring(Conversation conversation, Agent agent) {
        stage.agenda().in(chance.seconds(1, conversation.medium.written() ? 10 : 6), () -> {
            conversation.waitedMs += stage.nowMs() - conversation.offeredAtMs;
            answer(conversation, agent);
        });
    }

    /** They talk from now on. */
    void answer(Conversation conversation, Agent agent) {
        conversation.agent = agent;
        conversation.write(new Event.Answered(agent.id, null));
        if (!conversation.identified) {
            boolean asksWho = chance.happens(0.85);
            stage.agenda().in(chance.seconds(5, 20), () -> conversation.writeIdentified(asksWho));
        }
        long talkMs = talkMs(conversation, agent);
        if (chance.happens(conversation.medium.written() ? 0.05 : 0.22)) {
            long beforeMs = (long) (talkMs * chance.between(0.2, 0.7));
            stage.agenda().in(beforeMs, () -> hold(conversation, agent, talkMs - beforeMs));
        } else {
            stage.agenda().in(talkMs, () -> finish(conversation, agent));
        }
    }

    private void hold(Conversation conversation, Agent agent, long talkLeftMs) {
        conversation.write(new Event.Held());
        long holdMs = (long) (1000 * Math.max(5, Math.min(400, chance.logNormal(45, 0.6))));
        stage.agenda().in(holdMs, () -> {
            conversation.write(new Event.Resumed());
            stage.agenda().in(talkLeftMs, () -> finish(conversation, agent));
        });
    }

    private long talkMs(Conversation conversation, Agent agent) {
        double pace = 1.25 - 0.4 * (agent.skill(stage.nowMs()) - 0.4);
        double again = conversation.issue.attempt() > 1 ? 1.15 : 1;
        double median = conversation.desk.talkS * conversation.medium.talkFactor * pace * again;
        double seconds = chance.logNormal(median, 0.5);
        return (long) (1000 * Math.max(SHORTEST_TALK_S, Math.min(LONGEST_TALK_S, seconds)));
    }

    private void finish(Conversation conversation, Agent agent) {
        if (conversation.direction == Direction.INBOUND && chance.happens(transferChance(conversation, agent))) {
            handOn(conversation, agent);
            return;
        }
        conversation.solved = chance.happens(Judgement.solves(conversation, agent, stage.nowMs()));
        conversation.marked = Judgement.marked(conversation, chance);
        conversation.write(new Event.Ended());
        stage.floor().setWrapping(agent, true);
        aftermath.handled(conversation);
        stage.agenda().in(wrapMs(conversation, agent), () -> {
            if (chance.happens(0.93)) {
                conversation.write(Judgement.disposition(conversation, chance));
            }
            wrapUp(conversation, agent);
        });
    }

    private static double transferChance(Conversation conversation, Agent agent) {
        return conversation.desk.transfers
                * (conversation.transfers > 0 ? 0.25 : 1)
                * (agent.desk == conversation.desk ? 1 : 1.4);
    }

    private void handOn(Conversation conversation, Agent agent) {
        conversation.transfers++;
        conversation.write(new Event.Transferred());
        stage.floor().setWrapping(agent, true);
        stage.agenda().in(wrapMs(conversation, agent), () -> wrapUp(conversation, agent));
        Desk target = another(conversation.desk);
        Agent next = chance.happens(WARM_TRANSFER) ? stage.floor().engage(target, conversation.medium.written()) : null;
        if (next == null) {
            stage.agenda().in(chance.seconds(0.02, 0.3), () -> requeue.accept(conversation, target));
        } else {
            conversation.desk = target;
            stage.agenda().in(chance.seconds(1.5, 6), () -> answer(conversation, next));
        }
    }

    private Desk another(Desk desk) {
        int others = Desk.all().size() - 1;
        return Desk.all().get((desk.ordinal() + 1 + chance.below(others)) % (others + 1));
    }

    private long wrapMs(Conversation conversation, Agent agent) {
        double pace = 1.3 - 0.4 * agent.skill(stage.nowMs());
        return (long) (1000 * Math.max(3, Math.min(900, chance.logNormal(conversation.medium.wrapS * pace, 0.5))));
    }

    private void wrapUp(Conversation conversation, Agent agent) {
        conversation.write(new Event.WrappedUp(agent.id));
        if (!agent.written && stage.isOpen() && chance.happens(CALLS_A_COLLEAGUE)) {
            stage.agenda().in(chance.seconds(1, 2), () -> callColleague(conversation, agent));
        } else {
            release(agent);
        }
    }

    private void release(Agent agent) {
        stage.agenda().in(chance.seconds(0.8, 2), () -> stage.floor().release(agent));
    }

    /** A short call between two agents, with no customer. */
    private void callColleague(Conversation about, Agent caller) {
        Agent colleague = stage.isOpen() ? stage.floor().engage(caller.desk, false) : null;
        if (colleague == null) {
            release(caller);
            return;
        }
        stage.floor().setWrapping(caller, false);
        Conversation call = stage.begin(about.issue, Medium.VOICE, Direction.INTERNAL);
        call.writeStarted(false, false);
        stage.agenda().in(chance.seconds(2, 7), () -> {
            call.write(new Event.Answered(colleague.id, null));
            stage.agenda().in(chance.seconds(30, 200), () -> {
                call.write(new Event.Ended());
                release(caller);
                release(colleague);
            });
        });
    }
}
