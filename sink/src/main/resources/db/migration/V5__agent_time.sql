-- Time of agents by their states: measures of the cube by agent, and a view by day.

ALTER TABLE cell
    ADD COLUMN login_ms bigint NOT NULL DEFAULT 0,
    ADD COLUMN available_ms bigint NOT NULL DEFAULT 0,
    ADD COLUMN busy_ms bigint NOT NULL DEFAULT 0,
    ADD COLUMN wrap_up_ms bigint NOT NULL DEFAULT 0,
    ADD COLUMN paused_ms bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN cell.login_ms IS 'time that agents were logged in';
COMMENT ON COLUMN cell.available_ms IS 'time that agents waited for work';
COMMENT ON COLUMN cell.busy_ms IS 'time that agents were with customers';
COMMENT ON COLUMN cell.wrap_up_ms IS 'time that agents were in after-contact work, as their states tell';
COMMENT ON COLUMN cell.paused_ms IS 'time that agents were logged in and took no work';

CREATE VIEW agent_daily WITH (security_invoker = true) AS
SELECT day, tenant, definition, agent,
    login_ms / 1000.0::double precision AS login_s,
    paused_ms / 1000.0::double precision AS pause_s,
    wrap_up_ms / 1000.0::double precision AS wrap_up_s,
    sada.ratio(busy_ms + wrap_up_ms, available_ms + busy_ms + wrap_up_ms) AS occupancy,
    handled,
    sada.ratio(handle_ms, handled) / 1000 AS aht_s
FROM (
    SELECT (window_start AT TIME ZONE sada.zone())::date AS day, tenant, definition, agent,
        sum(login_ms) AS login_ms,
        sum(available_ms) AS available_ms,
        sum(busy_ms) AS busy_ms,
        sum(wrap_up_ms) AS wrap_up_ms,
        sum(paused_ms) AS paused_ms,
        sum(handled) AS handled,
        sum(talk_ms + hold_ms + wrap_ms) AS handle_ms
    FROM sada.cell
    WHERE cube = 'agent' AND grain_min = 15 AND agent <> ''
    GROUP BY day, tenant, definition, agent
) AS total;
COMMENT ON VIEW agent_daily IS 'How each agent spent the day in the zone of the setting sada.zone (UTC unless set), and what was handled: times from the states, handle time from the contacts offered on that day';
COMMENT ON COLUMN agent_daily.day IS 'the day in that zone';
COMMENT ON COLUMN agent_daily.tenant IS 'whose it is';
COMMENT ON COLUMN agent_daily.definition IS 'version of the definition that the figures follow';
COMMENT ON COLUMN agent_daily.agent IS 'the agent';
COMMENT ON COLUMN agent_daily.login_s IS 'time that agents were logged in';
COMMENT ON COLUMN agent_daily.pause_s IS 'time that agents were logged in and took no work';
COMMENT ON COLUMN agent_daily.wrap_up_s IS 'time that agents were in after-contact work, as their states tell';
COMMENT ON COLUMN agent_daily.occupancy IS 'share of agents'' working time with customers or in after-contact work; pauses left out';
COMMENT ON COLUMN agent_daily.handled IS 'legs that a person handled to their end, inbound and outbound';
COMMENT ON COLUMN agent_daily.aht_s IS 'average handle time: talk, hold and wrap-up, per handled leg';

GRANT SELECT ON agent_daily TO sada_reader;
