package org.sada.ingest.simulator;

import java.util.List;

/** Brings the agents to work, to lunch and home, and keeps their reference data. */
final class Shifts {
    private static final double ABSENT = 0.06;
    private static final long LUNCH_MS = 30 * 60_000;
    private static final double CHANGES_PER_AGENT_AND_DAY = 0.02;

    private final Stage stage;
    private final List<Agent> agents;
    private final Chance chance;
    private final Chance changes;
    private final int[] versions;

    Shifts(Stage stage, List<Agent> agents, Chance chance) {
        this.stage = stage;
        this.agents = agents;
        this.chance = chance.split();
        this.changes = chance.split();
        this.versions = new int[agents.size()];
    }

    /** Writes who works here, and plans the first day, with the shifts that are under way at the start. */
    void begin() {
        long today = Rhythm.day(stage.nowMs());
        for (Agent agent : agents) {
            agent.sinceMs = stage.nowMs();
            write(agent, null);
            plan(agent, today);
        }
        planChange();
    }

    private void plan(Agent agent, long day) {
        long dayStartMs = Rhythm.dayStartMs(day);
        if (agent.shift.worksOn(Rhythm.weekday(dayStartMs)) && !chance.happens(ABSENT)) {
            long startMs = dayStartMs + agent.shift.startHour() * Rhythm.HOUR_MS - chance.seconds(0, 300);
            long endMs = startMs + Agent.Shift.HOURS * Rhythm.HOUR_MS + chance.seconds(0, 600);
            long lunchMs = startMs + chance.seconds(3.5 * 3600, 6 * 3600);
            setDuty(agent, startMs, endMs, Agent.Duty.AT_WORK);
            setDuty(agent, lunchMs, endMs, Agent.Duty.AT_LUNCH);
            setDuty(agent, lunchMs + LUNCH_MS, endMs, Agent.Duty.AT_WORK);
            setDuty(agent, endMs, endMs, Agent.Duty.OFF);
        }
        long planNextMs = dayStartMs + Rhythm.DAY_MS - 2 * Rhythm.HOUR_MS;
        stage.agenda().background(planNextMs, () -> plan(agent, day + 1));
    }

    private void setDuty(Agent agent, long timeMs, long endMs, Agent.Duty duty) {
        if (endMs > stage.nowMs()) {
            stage.agenda().background(timeMs, () -> stage.floor().setDuty(agent, duty));
        }
    }

    private void planChange() {
        double meanMs = Rhythm.DAY_MS / (CHANGES_PER_AGENT_AND_DAY * agents.size());
        stage.agenda().background(stage.nowMs() + 1 + (long) changes.exponential(meanMs), () -> {
            if (stage.isOpen()) {
                change(changes.pick(agents));
                planChange();
            }
        });
    }

    /** A training completed, or a move between home and office: the old data end and new ones begin. */
    private void change(Agent agent) {
        List<String> missing = agent.missingTrainings();
        boolean trains = !missing.isEmpty() && changes.happens(0.7);
        write(agent, stage.nowMs());
        if (trains) {
            agent.train(changes.pick(missing), stage.nowMs());
        } else {
            agent.move(stage.nowMs());
        }
        write(agent, null);
    }

    private void write(Agent agent, Long validToMs) {
        int version = ++versions[agent.number - 1];
        String id = stage.admission().tag() + "-" + agent.id + "-" + Padded.number(version, 4);
        stage.log().add(id, null, stage.nowMs(), agent.profile(validToMs));
    }
}
