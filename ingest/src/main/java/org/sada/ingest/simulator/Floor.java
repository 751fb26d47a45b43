package org.sada.ingest.simulator;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Brings those who wait and those who are free together: by rank, then first come, first served. */
final class Floor {
    private final Agenda agenda;
    private final Timesheet timesheet;
    private final List<Line> lines =
            Stream.generate(Line::new).limit(2L * Desk.all().size()).toList();
    private BiConsumer<Conversation, Agent> served = (conversation, agent) -> {};
    private int waiting;
    private long staffedMs;
    private long busyMs;

    Floor(Agenda agenda, Timesheet timesheet) {
        this.agenda = agenda;
        this.timesheet = timesheet;
    }

    /** What happens when an agent takes a waiting conversation. */
    void whenServed(BiConsumer<Conversation, Agent> action) {
        served = action;
    }

    /** Waits at the conversation's desk, or is served at once. */
    void join(Conversation conversation) {
        Line line = line(conversation.desk, conversation.medium.written());
        Agent agent = line.free();
        if (agent != null) {
            engage(agent);
            served.accept(conversation, agent);
        } else {
            conversation.waiting = true;
            waiting++;
            line.join(conversation);
        }
    }

    /** Leaves the line unserved. */
    void leave(Conversation conversation) {
        if (line(conversation.desk, conversation.medium.written()).leave(conversation)) {
            conversation.waiting = false;
            waiting--;
        }
    }

    int waiting() {
        return waiting;
    }

    /** Somebody free at this desk, engaged from now on; or null. */
    Agent engage(Desk desk, boolean written) {
        Agent agent = line(desk, written).free();
        if (agent != null) {
            engage(agent);
        }
        return agent;
    }

    /** The agent has finished and takes who waits, if still on duty. */
    void release(Agent agent) {
        account(agent);
        agent.busy = false;
        agent.wrapping = false;
        serveNext(agent);
        timesheet.note(agent);
    }

    /** What the engaged agent does is after-contact work from now on, or a conversation. */
    void setWrapping(Agent agent, boolean wrapping) {
        agent.wrapping = wrapping;
        timesheet.note(agent);
    }

    /** Comes to work or back from a break; or goes, after finishing what is under way. */
    void setDuty(Agent agent, Agent.Duty duty) {
        if (agent.duty == duty) {
            return;
        }
        account(agent);
        if (duty == Agent.Duty.AT_WORK) {
            agent.duty = duty;
            timesheet.note(agent);
            serveNext(agent);
        } else {
            withdraw(agent);
            agent.duty = duty;
            timesheet.note(agent);
        }
    }

    /** Agents' time with a contact as a share of their time at work so far. */
    double occupancy() {
        return staffedMs == 0 ? 0 : (double) busyMs / staffedMs;
    }

    private void serveNext(Agent agent) {
        if (!agent.isFree()) {
            return;
        }
        Conversation next = longestWaiting(agent);
        if (next == null) {
            line(agent.desk, agent.written).offer(agent, true);
            for (Desk desk : agent.helps) {
                line(desk, agent.written).offer(agent, false);
            }
        } else {
            leave(next);
            engage(agent);
            served.accept(next, agent);
        }
    }

    private Conversation longestWaiting(Agent agent) {
        for (int rank = 0; rank < Line.RANKS; rank++) {
            Conversation best = line(agent.desk, agent.written).first(rank);
            for (Desk desk : agent.helps) {
                Conversation other = line(desk, agent.written).first(rank);
                if (best == null || (other != null && other.offeredAtMs < best.offeredAtMs)) {
                    best = other;
                }
            }
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private void engage(Agent agent) {
        account(agent);
        withdraw(agent);
        agent.busy = true;
        timesheet.note(agent);
    }

    private void withdraw(Agent agent) {
        line(agent.desk, agent.written).withdraw(agent, true);
        for (Desk desk : agent.helps) {
            line(desk, agent.written).withdraw(agent, false);
        }
    }

    private void account(Agent agent) {
        long passedMs = agenda.nowMs() - agent.sinceMs;
        agent.sinceMs = agenda.nowMs();
        if (agent.busy) {
            busyMs += passedMs;
        }
        if (agent.busy || agent.isOnDuty()) {
            staffedMs += passedMs;
        }
    }

    private Line line(Desk desk, boolean written) {
        return lines.get(2 * desk.ordinal() + (written ? 1 : 0));
    }
}
