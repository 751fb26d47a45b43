package org.sada.ingest.simulator;

import org.sada.contract.event.Event;
import org.sada.contract.event.Presence;

/** Writes down what each agent does, whenever it becomes something else. */
final class Timesheet {
    private final Agenda agenda;
    private final Log log;
    private final String tag;

    Timesheet(Agenda agenda, Log log, String tag) {
        this.agenda = agenda;
        this.log = log;
        this.tag = tag;
    }

    /** Writes the agent's state, unless it is what was written last. */
    void note(Agent agent) {
        Presence presence = agent.presence();
        if (agent.noted == Presence.LOGOUT && presence == Presence.AVAILABLE) {
            write(agent, Presence.LOGIN, null);
        } else if (agent.noted != presence) {
            write(agent, presence, presence == Presence.PAUSED ? "lunch" : null);
        }
        agent.noted = presence;
    }

    private void write(Agent agent, Presence presence, String reason) {
        String id = tag + "-" + agent.id + "-state-" + Padded.number(++agent.states, 7);
        log.add(id, null, agenda.nowMs(), new Event.AgentState(agent.id, presence, reason));
    }
}
