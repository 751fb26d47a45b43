package org.sada.contract.topic;

import java.util.List;
import org.sada.contract.event.Event;
import org.sada.contract.event.Site;

/**
 * One valid-from row of an agent's reference data.
 *
 * @param hiredOn ISO-8601 date, or null
 * @param validToMs exclusive; null while it is valid
 */
public record AgentProfileRow(
        String tenant,
        String agent,
        String name,
        String team,
        Site site,
        String hiredOn,
        List<String> trainings,
        long validFromMs,
        Long validToMs) {

    public static AgentProfileRow of(String tenant, Event.AgentProfile profile) {
        return new AgentProfileRow(
                tenant,
                profile.agent(),
                profile.name(),
                profile.team(),
                profile.site(),
                profile.hiredOn() == null ? null : profile.hiredOn().toString(),
                profile.trainings(),
                profile.validFromMs(),
                profile.validToMs());
    }
}
