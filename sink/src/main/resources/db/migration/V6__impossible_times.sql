ALTER TABLE cell ADD COLUMN interactions_flagged bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN cell.interactions_flagged IS 'interactions with something impossible in their events, such as an end before a start';
COMMENT ON COLUMN cell.source IS 'the door or file through which events came; of the ledger only, and empty there for flagged interactions';
COMMENT ON COLUMN interaction_fact.legs IS 'visits to queues, agents and bots, in the order of their offers: queue, agent, bot, offered_at_ms, outcome, wait_ms, handled, talk_ms, hold_ms, wrap_ms, transferred_out, reason (why it flowed out); times are milliseconds, since 1970 UTC for offered_at_ms';
COMMENT ON COLUMN interaction.legs IS 'visits to queues, agents and bots, in the order of their offers: queue, agent, bot, offered_at_ms, outcome, wait_ms, handled, talk_ms, hold_ms, wrap_ms, transferred_out, reason (why it flowed out); times are milliseconds, since 1970 UTC for offered_at_ms';

CREATE OR REPLACE VIEW ledger WITH (security_invoker = true) AS
SELECT tenant, source, (window_start AT TIME ZONE sada.zone())::date AS day,
    sum(events_received) AS events_received,
    sum(events_accepted) AS events_accepted,
    sum(events_repeated) AS events_repeated,
    sum(events_rejected) AS events_rejected,
    sum(events_counted) AS events_counted,
    sum(events_late) AS events_late,
    sum(events_conflicting) AS events_conflicting,
    sum(events_received) = sum(events_accepted) + sum(events_repeated) + sum(events_rejected)
        AND sum(events_accepted) = sum(events_counted) + sum(events_late) AS balanced,
    sum(interactions_flagged) AS interactions_flagged
FROM sada.cell
WHERE cube = 'ledger' AND grain_min = 15
GROUP BY tenant, source, day;
COMMENT ON COLUMN ledger.source IS 'the door or file through which events came; empty for flagged interactions, which may be told of by several';
COMMENT ON COLUMN ledger.interactions_flagged IS 'interactions with something impossible in their events, such as an end before a start; by the day on which they started';
