package org.sada.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.sada.contract.event.Event;
import org.sada.contract.event.Presence;

/**
 * What rows say of agents, row by row in the order of their times: each change of an agent's state as one event. The log tells of steps,
 * some of which come late, such as the end of a pause after the logoff: so what an agent does follows from all rows before.
 */
final class AsteriskAgents {
    private static final class Known {
        private final AsteriskAgent agent = new AsteriskAgent();
        private Presence told;
    }

    private final String tenant;
    private final Map<String, Known> agents = new TreeMap<>();

    AsteriskAgents(String tenant) {
        this.tenant = tenant;
    }

    /** None where the row names no agent, or changes nothing about him. */
    List<Event> events(AsteriskRow row) {
        if (row.agent() == null) {
            return List.of();
        }
        Known known = agents.computeIfAbsent(row.agent(), name -> new Known());
        List<Event> events = new ArrayList<>();
        if (known.agent.wrapUp() != null && known.agent.wrapUpEndMicros() <= row.micros()) {
            events.addAll(endWrapUp(known));
        }
        boolean wasLoggedIn = known.agent.isLoggedIn();
        long loggedOffMicros = known.agent.loggedOffMicros();
        if (known.agent.take(row)) {
            AsteriskEvents told = new AsteriskEvents(tenant, row);
            if (known.agent.state() == Presence.LOGOUT && !wasLoggedIn) {
                tellLogin(row, loggedOffMicros, told);
            }
            if (known.agent.isLoggedIn() && !wasLoggedIn) {
                told.of(null, "login", row.micros(), state(row, Presence.LOGIN, null));
                known.told = Presence.AVAILABLE;
            }
            tell(known, row, row.micros(), told);
            events.addAll(told.list());
        }
        return events;
    }

    /** Hands over what is still to come when there are no more rows. */
    void end(BiConsumer<AsteriskRow, List<Event>> consumer) {
        for (Known known : agents.values()) {
            AsteriskRow row = known.agent.wrapUp();
            if (row != null) {
                consumer.accept(row, endWrapUp(known));
            }
        }
    }

    /** A logoff says for how long the agent was logged in: so the login is known, be its row there or not. */
    private static void tellLogin(AsteriskRow row, long loggedOffMicros, AsteriskEvents told) {
        long seconds = row.secondsInMicros(2).orElse(0);
        long loginMicros = row.micros() - seconds;
        if (row.event().endsWith("LOGOFF") && seconds > 0 && loginMicros >= loggedOffMicros) {
            told.of(null, "login", loginMicros, state(row, Presence.LOGIN, null));
        }
    }

    private List<Event> endWrapUp(Known known) {
        AsteriskRow row = known.agent.wrapUp();
        AsteriskEvents told = new AsteriskEvents(tenant, row);
        known.agent.endWrapUp();
        tell(known, row, known.agent.wrapUpEndMicros(), told);
        return told.list();
    }

    private static void tell(Known known, AsteriskRow row, long micros, AsteriskEvents told) {
        Presence state = known.agent.state();
        if (state != known.told) {
            String reason = state == Presence.PAUSED ? known.agent.pauseReason() : null;
            told.of(null, state.text(), micros, state(row, state, reason));
            known.told = state;
        }
    }

    private static Event.AgentState state(AsteriskRow row, Presence state, String reason) {
        return new Event.AgentState(row.agent(), state, reason);
    }
}
