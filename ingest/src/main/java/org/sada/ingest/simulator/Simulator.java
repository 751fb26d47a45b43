package org.sada.ingest.simulator;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.sada.contract.event.Event;

/**
 * A contact centre that exists only as events: customers who wait, are helped or not, come back and give marks, and agents who work in
 * shifts. Events come in order of {@link Event#occurredAtMs()}, then of id, as fast as they are asked for. Memory depends on the size
 * of the centre, not on how long it runs. Not safe for use by several threads.
 */
public final class Simulator implements Iterator<Event> {
    private final Stage stage;
    private boolean finished;

    public Simulator(Scenario scenario) {
        stage = Stage.of(scenario);
        // The order of the splits is part of what a seed means.
        Chance chance = new Chance(scenario.seed());
        Phrases phrases = Phrases.load();
        Surveys surveys = new Surveys(stage, phrases, chance.split());
        Aftermath aftermath = new Aftermath(stage, surveys, chance.split());
        Reception reception = new Reception(stage, aftermath, phrases, chance.split());
        Talking talking = new Talking(stage, aftermath, chance.split());
        Outreach outreach = new Outreach(stage, talking, aftermath, chance.split());
        stage.floor().whenServed(talking::ring);
        talking.whenHandedOn(reception::queue);
        aftermath.whenContactedAgain(reception::welcome);
        aftermath.whenReopened(reception::queue);
        aftermath.whenCalledBack(outreach::callBack);
        new Shifts(stage, Roster.hire(scenario, chance.split()), chance.split()).begin();
        new Demand(stage, scenario, reception::welcome, chance.split()).begin();
    }

    /** All events of a scenario as a sequential stream. */
    public static Stream<Event> stream(Scenario scenario) {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Simulator(scenario), traits), false);
    }

    @Override
    public boolean hasNext() {
        while (!finished && !stage.log().hasBefore(stage.agenda().nextMs())) {
            stage.agenda().runNext();
            boolean workLeft = stage.isOpen()
                    || stage.agenda().hasEssential()
                    || stage.floor().waiting() > 0;
            if (!workLeft || stage.agenda().isEmpty()) {
                finished = true;
                stage.agenda().clear();
            }
        }
        return stage.log().size() > 0;
    }

    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the simulation has ended");
        }
        return stage.log().next();
    }

    /** Entries that are held in memory: plans, waiting contacts and events not yet handed out. */
    int held() {
        return stage.agenda().size() + stage.floor().waiting() + stage.log().size();
    }

    /** Share of agents' working time spent on contacts, so far. */
    double occupancy() {
        return stage.floor().occupancy();
    }
}
