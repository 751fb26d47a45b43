-- One tenant after the other by the index, instead of all rows.
CREATE VIEW watermark WITH (security_invoker = true) AS
WITH RECURSIVE each AS (
    (SELECT tenant FROM sada.interaction_fact ORDER BY tenant LIMIT 1)
    UNION ALL
    SELECT (SELECT fact.tenant FROM sada.interaction_fact AS fact WHERE fact.tenant > each.tenant ORDER BY fact.tenant LIMIT 1)
    FROM each WHERE each.tenant IS NOT NULL
)
SELECT each.tenant,
    (SELECT fact.last_event_at FROM sada.interaction_fact AS fact WHERE fact.tenant = each.tenant ORDER BY fact.last_event_at DESC LIMIT 1) AS watermark
FROM each WHERE each.tenant IS NOT NULL;
COMMENT ON VIEW watermark IS 'How far the events of each tenant have come';
COMMENT ON COLUMN watermark.tenant IS 'whose it is';
COMMENT ON COLUMN watermark.watermark IS 'newest occurrence among all its events';

CREATE VIEW interaction WITH (security_invoker = true) AS
SELECT fact.tenant, fact.interaction, fact.contact, fact.started_at, fact.ended_at, fact.last_event_at, fact.customer, fact.channel,
    fact.direction, fact.product, fact.region, fact.language, fact.reason, fact.queue, fact.agent, fact.legs, fact.surveys,
    fact.resolved, fact.complaints, fact.flags,
    mark.definition, mark.eligible, mark.follow_up, mark.first_contact, mark.repeated, mark.repeat_delay_ms, mark.repeated_by,
    profile.name AS agent_name, profile.team, profile.site, profile.hired_on, profile.trainings
FROM sada.interaction_fact AS fact
LEFT JOIN sada.interaction_mark AS mark ON mark.tenant = fact.tenant AND mark.interaction = fact.interaction
    AND mark.customer = fact.customer
LEFT JOIN LATERAL (
    SELECT each.name, each.team, each.site, each.hired_on, each.trainings
    FROM sada.agent_profile AS each
    WHERE each.tenant = fact.tenant AND each.agent = fact.agent
        AND each.valid_from <= fact.started_at AND (each.valid_to IS NULL OR each.valid_to > fact.started_at)
    ORDER BY each.valid_from DESC
    LIMIT 1
) AS profile ON true;
COMMENT ON VIEW interaction IS 'Each interaction with its mark among the contacts of its customer (NULL where it does not count for repeats) and the profile of its agent at the time it started';
COMMENT ON COLUMN interaction.tenant IS 'whose it is';
COMMENT ON COLUMN interaction.interaction IS 'id of the interaction at its source; |feedback|… for feedback that names none';
COMMENT ON COLUMN interaction.contact IS 'whether there was a conversation, or an attempt at one; false where only feedback is known';
COMMENT ON COLUMN interaction.started_at IS 'its first event';
COMMENT ON COLUMN interaction.ended_at IS 'end of wrap-up, as far as it is known';
COMMENT ON COLUMN interaction.last_event_at IS 'newest occurrence among all its events';
COMMENT ON COLUMN interaction.customer IS 'the customer, as ingest let the id through';
COMMENT ON COLUMN interaction.channel IS 'voice, chat, message, email, social, video or other';
COMMENT ON COLUMN interaction.direction IS 'inbound, outbound or internal; unknown counts as inbound';
COMMENT ON COLUMN interaction.product IS 'what it was about, as the source names it';
COMMENT ON COLUMN interaction.region IS 'region of the customer';
COMMENT ON COLUMN interaction.language IS 'a BCP 47 tag such as ar or en-GB';
COMMENT ON COLUMN interaction.reason IS 'reason code of the source';
COMMENT ON COLUMN interaction.queue IS 'queue of the last answered leg, else of the last leg: where the interaction is counted';
COMMENT ON COLUMN interaction.agent IS 'agent of that leg';
COMMENT ON COLUMN interaction.legs IS 'visits to queues, agents and bots, in the order of their offers: queue, agent, bot, offered_at_ms, outcome, wait_ms, handled, talk_ms, hold_ms, wrap_ms, transferred_out; times are milliseconds, since 1970 UTC for offered_at_ms';
COMMENT ON COLUMN interaction.surveys IS 'surveys and their answers: survey, answered, csat {score, scale}, nps, ces, resolved';
COMMENT ON COLUMN interaction.resolved IS 'as marked: the customers word, else the agents';
COMMENT ON COLUMN interaction.complaints IS 'complaint categories, sorted';
COMMENT ON COLUMN interaction.flags IS 'what was impossible in its events: time-runs-back, out-of-place';
COMMENT ON COLUMN interaction.definition IS 'version of the definition that the mark follows';
COMMENT ON COLUMN interaction.eligible IS 'whether a person handled it or a bot contained it';
COMMENT ON COLUMN interaction.follow_up IS 'whether it repeats an earlier contact of the customer';
COMMENT ON COLUMN interaction.first_contact IS 'eligible and no follow-up: it opens an issue';
COMMENT ON COLUMN interaction.repeated IS 'whether a later contact of the customer repeats it';
COMMENT ON COLUMN interaction.repeat_delay_ms IS 'from its end to the start of its first repeat';
COMMENT ON COLUMN interaction.repeated_by IS 'the interaction that repeats it first';
COMMENT ON COLUMN interaction.agent_name IS 'how the agent is called';
COMMENT ON COLUMN interaction.team IS 'the team at that time';
COMMENT ON COLUMN interaction.site IS 'on-site or remote, at that time';
COMMENT ON COLUMN interaction.hired_on IS 'when the agent was hired';
COMMENT ON COLUMN interaction.trainings IS 'trainings completed by then';

CREATE VIEW fcr_maturity WITH (security_invoker = true) AS
SELECT tenant, definition, cohort_day, age_days, first_contacts, reached, repeated,
    sada.ratio(reached - repeated, reached) AS fcr,
    reached = first_contacts AS mature
FROM (
    SELECT fact.tenant, mark.definition, (fact.started_at AT TIME ZONE sada.zone())::date AS cohort_day, age.days AS age_days,
        count(*) AS first_contacts,
        count(*) FILTER (WHERE fact.ended_at + make_interval(hours => 24 * age.days) <= newest.watermark) AS reached,
        count(*) FILTER (WHERE fact.ended_at + make_interval(hours => 24 * age.days) <= newest.watermark
            AND mark.repeat_delay_ms <= age.days * 86400000::bigint) AS repeated
    FROM sada.interaction_fact AS fact
    JOIN sada.interaction_mark AS mark ON mark.tenant = fact.tenant AND mark.interaction = fact.interaction
        AND mark.customer = fact.customer AND mark.first_contact
    JOIN sada.watermark AS newest ON newest.tenant = fact.tenant
    CROSS JOIN generate_series(0, 7) AS age (days)
    GROUP BY fact.tenant, mark.definition, cohort_day, age.days
) AS counted;
COMMENT ON VIEW fcr_maturity IS 'The maturity triangle of first-contact resolution: how the first contacts of each day stood when they were 0 to 7 days over';
COMMENT ON COLUMN fcr_maturity.tenant IS 'whose it is';
COMMENT ON COLUMN fcr_maturity.definition IS 'version of the definition that the marks follow';
COMMENT ON COLUMN fcr_maturity.cohort_day IS 'day on which the contacts started, in the zone of the setting sada.zone (UTC unless set)';
COMMENT ON COLUMN fcr_maturity.age_days IS 'age, in periods of 24 hours since the end of each contact';
COMMENT ON COLUMN fcr_maturity.first_contacts IS 'first contacts of the day';
COMMENT ON COLUMN fcr_maturity.reached IS 'those that have reached this age by the watermark of the tenant';
COMMENT ON COLUMN fcr_maturity.repeated IS 'those of the reached that were repeated within this age';
COMMENT ON COLUMN fcr_maturity.fcr IS 'share of the reached that were not repeated within this age; NULL where none has reached it';
COMMENT ON COLUMN fcr_maturity.mature IS 'whether all of them have reached this age, so that the figure will not move by what is still to come';

CREATE VIEW ledger WITH (security_invoker = true) AS
SELECT tenant, source, (window_start AT TIME ZONE sada.zone())::date AS day,
    sum(events_received) AS events_received,
    sum(events_accepted) AS events_accepted,
    sum(events_repeated) AS events_repeated,
    sum(events_rejected) AS events_rejected,
    sum(events_counted) AS events_counted,
    sum(events_late) AS events_late,
    sum(events_conflicting) AS events_conflicting,
    sum(events_received) = sum(events_accepted) + sum(events_repeated) + sum(events_rejected)
        AND sum(events_accepted) = sum(events_counted) + sum(events_late) AS balanced
FROM sada.cell
WHERE cube = 'ledger' AND grain_min = 15
GROUP BY tenant, source, day;
COMMENT ON VIEW ledger IS 'What became of every event that was received, by tenant, source and day on which the log or the door took it';
COMMENT ON COLUMN ledger.tenant IS 'whose it is; default where it could not be read';
COMMENT ON COLUMN ledger.source IS 'the door or file through which events came';
COMMENT ON COLUMN ledger.day IS 'the day in the zone of the setting sada.zone (UTC unless set)';
COMMENT ON COLUMN ledger.events_received IS 'events that came in, through any door';
COMMENT ON COLUMN ledger.events_accepted IS 'events that were new and sound';
COMMENT ON COLUMN ledger.events_repeated IS 'events whose id had come before';
COMMENT ON COLUMN ledger.events_rejected IS 'events that were refused';
COMMENT ON COLUMN ledger.events_counted IS 'accepted events that entered the figures';
COMMENT ON COLUMN ledger.events_late IS 'accepted events that came after the retention of their interaction';
COMMENT ON COLUMN ledger.events_conflicting IS 'repeated events whose content differed from the one before';
COMMENT ON COLUMN ledger.balanced IS 'whether received = accepted + repeated + rejected and accepted = counted + late';

GRANT SELECT ON watermark, interaction, fcr_maturity, ledger TO sada_reader;
