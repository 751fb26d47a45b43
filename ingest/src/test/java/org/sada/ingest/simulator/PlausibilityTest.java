package org.sada.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.event.Presence;
import org.sada.contract.event.Site;

class PlausibilityTest {
    private static final Instant START = Instant.parse("2026-02-01T05:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void figuresAreThoseOfARealCentre(long seed) {
        Observed observed = observe(Scenario.endless(seed, START).ofInteractions(100_000));

        Figures of = new Figures(observed);
        String figures = "seed " + seed + ": " + of.text();
        assertThat(of.callHandleMinutes()).as(figures).isBetween(2.0, 10.0);
        assertThat(of.abandonment(Channel.VOICE)).as(figures).isBetween(0.02, 0.15);
        assertThat(of.abandonment(Channel.CHAT)).as(figures).isBetween(0.02, 0.15);
        assertThat(of.firstContactResolution()).as(figures).isBetween(0.60, 0.85);
        assertThat(of.markedResolved()).as(figures).isGreaterThan(of.firstContactResolution());
        assertThat(of.responseRate()).as(figures).isBetween(0.10, 0.40);
        assertThat(of.containment()).as(figures).isBetween(0.25, 0.70);
        assertThat(of.satisfaction()).as(figures).isBetween(0.50, 0.85);
        assertThat(of.netPromoterScore()).as(figures).isBetween(-10.0, 50.0);
        assertThat(of.eventsPerInteraction()).as(figures).isBetween(5.0, 8.5);
        assertThat(observed.arabicTexts).as(figures).isGreaterThan(2 * observed.englishTexts);
        assertThat(observed.englishTexts).as(figures).isGreaterThan(1000);
        assertThat(observed.anonymous).as(figures).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void everyLegHasOneEndAndNobodyIsInTwoPlaces(long seed) {
        Observed observed = observe(Scenario.endless(seed, START).ofInteractions(60_000));

        assertThat(observed.faultsAtTheEnd()).as("seed %d", seed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 60_000})
    void centresOfEverySizeKeepGoing(int perDay) {
        Observed observed =
                observe(Scenario.endless(21, START).atRate(perDay).ofInteractions(Math.min(20_000, perDay * 7L)));

        assertThat(observed.faultsAtTheEnd()).as("rate %d", perDay).isEmpty();
        assertThat(new Figures(observed).abandonment(Channel.VOICE))
                .as("rate %d", perDay)
                .isLessThan(0.2);
    }

    @Test
    void agentsAreBusyMostOfTheirTimeAndNeverAllOfIt() {
        Simulator simulator = new Simulator(Scenario.endless(31, START));
        for (int i = 0; i < 500_000; i++) {
            simulator.next();
        }

        assertThat(simulator.occupancy()).isBetween(0.5, 0.95);
    }

    @Test
    void statesOfAgentsTellTheOccupancyThatTheCentreHas() {
        Simulator simulator =
                new Simulator(Scenario.endless(36, START).ofDays(3).atRate(10_000));
        Map<String, Event> last = new HashMap<>();
        Map<Presence, Long> spentMs = new EnumMap<>(Presence.class);
        while (simulator.hasNext()) {
            Event event = simulator.next();
            if (event.body() instanceof Event.AgentState now) {
                Event before = last.put(now.agent(), event);
                if (before == null || ((Event.AgentState) before.body()).state() == Presence.LOGOUT) {
                    assertThat(now.state()).as("after a logout, %s", event).isEqualTo(Presence.LOGIN);
                } else {
                    Presence was = ((Event.AgentState) before.body()).state();
                    assertThat(now.state()).as("after %s, %s", was, event).isNotIn(Presence.LOGIN, was);
                    spentMs.merge(was, event.occurredAtMs() - before.occurredAtMs(), Long::sum);
                }
            }
        }

        long waitedMs = spentMs.get(Presence.LOGIN) + spentMs.get(Presence.AVAILABLE);
        long workedMs = spentMs.get(Presence.BUSY) + spentMs.get(Presence.WRAP_UP);
        assertThat((double) workedMs / (workedMs + waitedMs)).isCloseTo(simulator.occupancy(), within(0.02));
        assertThat((double) spentMs.get(Presence.WRAP_UP) / workedMs).isBetween(0.05, 0.4);
        assertThat((double) spentMs.get(Presence.PAUSED) / (workedMs + waitedMs))
                .isBetween(0.03, 0.12);
    }

    @Test
    void nightsAndFridaysAreQuiet() {
        Observed observed = observe(Scenario.endless(32, START).ofDays(7));
        Map<Integer, Long> byWeekday = observed.contacts.values().stream()
                .collect(Collectors.groupingBy(each -> Rhythm.weekday(each.startMs), Collectors.counting()));
        long night = observed.contacts.values().stream()
                .filter(each -> Rhythm.hourOfDay(each.startMs) < 6)
                .count();

        assertThat(byWeekday.get(5)).isLessThan(byWeekday.get(1) * 2 / 3);
        assertThat((double) night / observed.contacts.size()).isBetween(0.01, 0.12);
    }

    @Test
    void allKindsOfContactsAndComplaintsOccur() {
        Observed observed = observe(Scenario.endless(33, START).ofInteractions(60_000));

        assertThat(observed.contacts.values())
                .extracting(each -> each.direction)
                .contains(Direction.values());
        assertThat(observed.contacts.values())
                .extracting(each -> each.channel)
                .contains(Channel.VOICE, Channel.CHAT, Channel.MESSAGE, Channel.EMAIL);
        assertThat(observed.contacts.values())
                .as("wrap-up after the next agent began")
                .anyMatch(PlausibilityTest::wrapsWhileTheNextTalks)
                .as("overflow")
                .anyMatch(contact -> contact.legs.stream().anyMatch(leg -> leg.flowedOut))
                .as("hung up before any queue")
                .anyMatch(contact -> contact.direction == Direction.INBOUND && contact.legs.isEmpty());
        assertThat(observed.complaints.keySet())
                .contains("waiting", "unresolved", "billing", "refund", "delivery", "product-quality", "service-outage")
                .contains("account-access", "fraud-security", "cancellation", "self-service");
    }

    @Test
    void longWaitsAreWhatPeopleWhoWaitedComplainOf() {
        Set<String> waited = observe(Scenario.endless(34, START).ofInteractions(60_000)).contacts.entrySet().stream()
                .filter(each -> each.getValue().legs.stream()
                        .anyMatch(leg -> leg.agent != null && leg.answeredMs - leg.offeredMs > 90_000))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<Event> complaining = Simulator.stream(Scenario.endless(34, START).ofInteractions(60_000))
                .filter(event -> event.body() instanceof Event.Survey survey
                        && survey.feedback().complaints().contains("waiting")
                        && event.interaction() != null)
                .toList();

        assertThat(complaining).isNotEmpty();
        assertThat(complaining.stream()
                        .filter(each -> waited.contains(each.interaction()))
                        .count())
                .isGreaterThan(complaining.size() / 2);
    }

    @Test
    void agentsAreKnownFromTheStartAndChangeLater() {
        List<Event> profiles = Simulator.stream(Scenario.endless(35, START).ofInteractions(30_000))
                .filter(event -> event.body() instanceof Event.AgentProfile)
                .toList();
        List<Event.AgentProfile> first = profiles.stream()
                .filter(event -> event.occurredAtMs() == START.toEpochMilli())
                .map(event -> (Event.AgentProfile) event.body())
                .toList();

        assertThat(profiles).hasSizeGreaterThan(first.size());
        assertThat(first).extracting(Event.AgentProfile::agent).doesNotHaveDuplicates();
        assertThat(first).extracting(Event.AgentProfile::site).contains(Site.ON_SITE, Site.REMOTE);
        assertThat(first).extracting(Event.AgentProfile::hiredOn).doesNotContainNull();
        assertThat(profiles).anyMatch(event -> ((Event.AgentProfile) event.body()).validToMs() != null);
    }

    private static boolean wrapsWhileTheNextTalks(ObservedContact contact) {
        for (int i = 1; i < contact.legs.size(); i++) {
            ObservedContact.Leg before = contact.legs.get(i - 1);
            ObservedContact.Leg next = contact.legs.get(i);
            if (before.wrapped && next.agent != null && before.endMs + before.wrapMs > next.answeredMs) {
                return true;
            }
        }
        return false;
    }

    private static Observed observe(Scenario scenario) {
        Observed observed = new Observed();
        new Simulator(scenario).forEachRemaining(observed::see);
        return observed;
    }
}
