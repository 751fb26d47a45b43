package org.sada.ingest.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.sada.contract.event.Event;
import org.sada.contract.event.Presence;
import org.sada.contract.event.Site;

/** A person who serves one desk and may help others, by telephone or in writing. */
final class Agent {
    final String id;
    final int number;
    final boolean written;
    final Desk desk;
    final List<Desk> helps;
    final Shift shift;
    final LocalDate hiredOn;

    /** What the person brings along, beyond experience and training; about -0.2 to 0.2. */
    final double talent;

    final String name;
    private final String team;
    private final TreeSet<String> trainings = new TreeSet<>();
    private Site site;
    private long validFromMs;

    Duty duty = Duty.OFF;
    boolean busy;
    /** Whether what keeps the agent busy is after-contact work. */
    boolean wrapping;

    long sinceMs;

    /** The state that was written last, and how many were. */
    Presence noted = Presence.LOGOUT;

    long states;

    /** Where an agent is, but for what is still under way. */
    enum Duty {
        AT_WORK,
        AT_LUNCH,
        OFF
    }

    Agent(int number, boolean written, Desk desk, List<Desk> helps, Shift shift, Background background) {
        this.number = number;
        this.id = "agent-" + Padded.number(number, 4);
        this.written = written;
        this.desk = desk;
        this.helps = List.copyOf(helps);
        this.shift = shift;
        this.hiredOn = background.hiredOn();
        this.talent = background.talent();
        this.name = background.name();
        this.team = background.team();
        this.site = background.site();
        this.trainings.addAll(background.trainings());
        this.validFromMs = Rhythm.dayStartMs(background.hiredOn().toEpochDay());
    }

    /** Who a person is before the simulation begins. */
    record Background(String name, String team, Site site, LocalDate hiredOn, List<String> trainings, double talent) {}

    /**
     * When a person works: eight hours from a full hour, all week but for two days in a row.
     *
     * @param startHour the hour of the day; -1 for eleven in the evening of the day before
     * @param off the first free day, 0 for Sunday to 6 for Saturday
     */
    record Shift(int startHour, int off) {
        static final int HOURS = 8;

        boolean worksOn(int weekday) {
            return weekday != off && weekday != (off + 1) % 7;
        }
    }

    boolean isOnDuty() {
        return duty == Duty.AT_WORK;
    }

    boolean isFree() {
        return isOnDuty() && !busy;
    }

    Presence presence() {
        if (busy) {
            return wrapping ? Presence.WRAP_UP : Presence.BUSY;
        }
        return switch (duty) {
            case AT_WORK -> Presence.AVAILABLE;
            case AT_LUNCH -> Presence.PAUSED;
            case OFF -> Presence.LOGOUT;
        };
    }

    /** How good the person is today, 0 to 1; 0.65 is middling. */
    double skill(long nowMs) {
        double months = Math.max(0, Rhythm.day(nowMs) - hiredOn.toEpochDay()) / 30.0;
        double skill = 0.36 + 0.28 * (1 - StrictMath.exp(-months / 9)) + 0.04 * trainings.size() + talent;
        return Math.max(0.1, Math.min(1, skill));
    }

    List<String> missingTrainings() {
        List<String> missing = new ArrayList<>(Roster.TRAININGS);
        missing.removeAll(trainings);
        return missing;
    }

    Event.AgentProfile profile(Long validToMs) {
        return new Event.AgentProfile(id, name, team, site, hiredOn, List.copyOf(trainings), validFromMs, validToMs);
    }

    void train(String training, long nowMs) {
        trainings.add(training);
        validFromMs = nowMs;
    }

    void move(long nowMs) {
        site = site == Site.REMOTE ? Site.ON_SITE : Site.REMOTE;
        validFromMs = nowMs;
    }
}
