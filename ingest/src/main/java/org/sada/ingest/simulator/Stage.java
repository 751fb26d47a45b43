package org.sada.ingest.simulator;

import org.sada.contract.event.Direction;

/** What every part of the simulation shares. */
record Stage(Agenda agenda, Log log, Admission admission, Floor floor) {
    static Stage of(Scenario scenario) {
        Agenda agenda = new Agenda(scenario.start().toEpochMilli());
        Log log = new Log(scenario.tenant());
        Admission admission = new Admission(scenario);
        return new Stage(agenda, log, admission, new Floor(agenda, new Timesheet(agenda, log, admission.tag())));
    }

    long nowMs() {
        return agenda.nowMs();
    }

    boolean isOpen() {
        return admission.isOpen(agenda.nowMs());
    }

    Conversation begin(Issue issue, Medium medium, Direction direction) {
        return new Conversation(admission.nextInteraction(), issue, medium, direction, agenda, log);
    }
}
