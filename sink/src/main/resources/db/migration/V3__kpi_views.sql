-- Figures for analysts. Views show the rows that the caller may see (security_invoker), so a reader must name the tenant first.

CREATE FUNCTION zone() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN
    coalesce(nullif(current_setting('sada.zone', true), ''), 'UTC');
COMMENT ON FUNCTION zone() IS 'The IANA time zone in which views cut days: the setting sada.zone, else UTC. Set it with: SET sada.zone = ''Asia/Riyadh''';

CREATE FUNCTION ratio(hits numeric, n numeric) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE WHEN n > 0 THEN hits::double precision / n::double precision END;
COMMENT ON FUNCTION ratio(numeric, numeric) IS 'Hits per n; NULL where n is 0, for there is no value then';
CREATE TYPE kpi AS (
    period_start timestamptz,
    tenant text,
    definition integer,
    queue text,
    channel text,
    direction text,
    offered numeric,
    answered numeric,
    abandoned numeric,
    short_abandoned numeric,
    flowed_out numeric,
    open numeric,
    answered_in_target numeric,
    abandoned_in_target numeric,
    handled numeric,
    transferred_out numeric,
    contacts numeric,
    handled_contacts numeric,
    eligible numeric,
    repeated numeric,
    first_contacts numeric,
    first_contacts_repeated numeric,
    resolved_yes numeric,
    resolved_no numeric,
    survey_invited numeric,
    survey_answered numeric,
    csat_n numeric,
    nps_promoters numeric,
    nps_passives numeric,
    nps_detractors numeric,
    ces_n numeric,
    bot_sessions numeric,
    bot_handed_off numeric,
    bot_contained numeric,
    bot_repeated numeric,
    complaints numeric,
    aht_s double precision,
    aht_p50_s double precision,
    aht_p90_s double precision,
    aht_p95_s double precision,
    aht_contact_s double precision,
    asa_s double precision,
    wait_p90_s double precision,
    service_level double precision,
    abandonment double precision,
    transfer_rate double precision,
    fcr double precision,
    repeat_rate double precision,
    resolved double precision,
    csat double precision,
    csat_mean double precision,
    nps double precision,
    ces double precision,
    ces_mean double precision,
    response_rate double precision,
    containment double precision,
    verified_containment double precision,
    complaint_rate double precision
);
COMMENT ON TYPE kpi IS 'Figures of one period, queue, channel and direction: the counts, then the KPIs; NULL where there is nothing to divide by';
COMMENT ON COLUMN kpi.period_start IS 'start of the hour or day';
COMMENT ON COLUMN kpi.tenant IS 'whose it is';
COMMENT ON COLUMN kpi.definition IS 'version of the definition that the figures follow';
COMMENT ON COLUMN kpi.queue IS 'the queue; empty where unknown';
COMMENT ON COLUMN kpi.channel IS 'the medium; empty where unknown';
COMMENT ON COLUMN kpi.direction IS 'inbound, outbound or internal';
COMMENT ON COLUMN kpi.offered IS 'legs that entered a queue, or reached a person directly';
COMMENT ON COLUMN kpi.answered IS 'offered legs that a person answered';
COMMENT ON COLUMN kpi.abandoned IS 'offered legs whose customer gave up, short ones left out';
COMMENT ON COLUMN kpi.short_abandoned IS 'offered legs whose customer gave up sooner than the definition''s limit';
COMMENT ON COLUMN kpi.flowed_out IS 'offered legs that left the queue unanswered for another place';
COMMENT ON COLUMN kpi.open IS 'offered legs that still wait';
COMMENT ON COLUMN kpi.answered_in_target IS 'answered legs that waited no longer than the target';
COMMENT ON COLUMN kpi.abandoned_in_target IS 'abandoned legs, short ones included, that waited no longer than the target';
COMMENT ON COLUMN kpi.handled IS 'legs that a person handled to their end, inbound and outbound';
COMMENT ON COLUMN kpi.transferred_out IS 'handled legs that ended in a transfer';
COMMENT ON COLUMN kpi.contacts IS 'interactions in which there was a conversation, or an attempt at one';
COMMENT ON COLUMN kpi.handled_contacts IS 'contacts with at least one handled leg';
COMMENT ON COLUMN kpi.eligible IS 'inbound contacts of known customers that a person handled or a bot contained';
COMMENT ON COLUMN kpi.repeated IS 'eligible contacts that were repeated';
COMMENT ON COLUMN kpi.first_contacts IS 'eligible contacts that are no follow-up of an earlier one';
COMMENT ON COLUMN kpi.first_contacts_repeated IS 'first contacts that were repeated';
COMMENT ON COLUMN kpi.resolved_yes IS 'interactions marked as resolved';
COMMENT ON COLUMN kpi.resolved_no IS 'interactions marked as not resolved';
COMMENT ON COLUMN kpi.survey_invited IS 'surveys sent, dismissed ones included';
COMMENT ON COLUMN kpi.survey_answered IS 'surveys answered';
COMMENT ON COLUMN kpi.csat_n IS 'satisfaction scores';
COMMENT ON COLUMN kpi.nps_promoters IS 'answers of 9 or 10';
COMMENT ON COLUMN kpi.nps_passives IS 'answers of 7 or 8';
COMMENT ON COLUMN kpi.nps_detractors IS 'answers of 0 to 6';
COMMENT ON COLUMN kpi.ces_n IS 'effort scores';
COMMENT ON COLUMN kpi.bot_sessions IS 'contacts that a bot served';
COMMENT ON COLUMN kpi.bot_handed_off IS 'contacts that a bot served and that went on to a person or a queue';
COMMENT ON COLUMN kpi.bot_contained IS 'contacts that a bot served without a hand-off';
COMMENT ON COLUMN kpi.bot_repeated IS 'contained contacts that were repeated';
COMMENT ON COLUMN kpi.complaints IS 'contacts with a complaint; under a category, with one of that category';
COMMENT ON COLUMN kpi.aht_s IS 'average handle time: talk, hold and wrap-up, per handled leg';
COMMENT ON COLUMN kpi.aht_p50_s IS 'handle time that half of the handled legs do not exceed';
COMMENT ON COLUMN kpi.aht_p90_s IS 'handle time that 90 % of the handled legs do not exceed';
COMMENT ON COLUMN kpi.aht_p95_s IS 'handle time that 95 % of the handled legs do not exceed';
COMMENT ON COLUMN kpi.aht_contact_s IS 'average handle time per handled contact, all its legs together';
COMMENT ON COLUMN kpi.asa_s IS 'average speed of answer: wait of answered legs';
COMMENT ON COLUMN kpi.wait_p90_s IS 'wait that 90 % of the answered legs do not exceed';
COMMENT ON COLUMN kpi.service_level IS 'share answered within the target, in the variant of the definition; variant ignore: of all but those who gave up in target';
COMMENT ON COLUMN kpi.abandonment IS 'share of offered legs whose customer gave up; short, open and flowed-out ones left out';
COMMENT ON COLUMN kpi.transfer_rate IS 'share of handled legs that ended in a transfer';
COMMENT ON COLUMN kpi.fcr IS 'first-contact resolution: share of first contacts that were not repeated';
COMMENT ON COLUMN kpi.repeat_rate IS 'share of eligible contacts that were repeated';
COMMENT ON COLUMN kpi.resolved IS 'share resolved, of the interactions that somebody marked';
COMMENT ON COLUMN kpi.csat IS 'share of satisfaction scores in the top boxes';
COMMENT ON COLUMN kpi.csat_mean IS 'mean satisfaction on the 1-5 scale';
COMMENT ON COLUMN kpi.nps IS 'net promoter score: share of promoters less share of detractors, times 100';
COMMENT ON COLUMN kpi.ces IS 'share of effort scores of 5 to 7';
COMMENT ON COLUMN kpi.ces_mean IS 'mean effort score on the 1-7 scale';
COMMENT ON COLUMN kpi.response_rate IS 'share of surveys answered, of those sent';
COMMENT ON COLUMN kpi.containment IS 'share of bot sessions without a hand-off to a person';
COMMENT ON COLUMN kpi.verified_containment IS 'share of bot sessions without a hand-off that were not repeated either';
COMMENT ON COLUMN kpi.complaint_rate IS 'complaints per contact';

-- Kept so that the planner can inline it: one SELECT, stable, not strict.
CREATE FUNCTION kpi_by(unit text, in_zone text, since timestamptz DEFAULT '-infinity', until timestamptz DEFAULT 'infinity')
RETURNS SETOF kpi LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT period_start, tenant, definition, queue, channel, direction,
    offered, answered, abandoned, short_abandoned, flowed_out, open, answered_in_target, abandoned_in_target,
    handled, transferred_out, contacts, handled_contacts, eligible, repeated, first_contacts, first_contacts_repeated,
    resolved_yes, resolved_no, survey_invited, survey_answered, csat_n, nps_promoters, nps_passives, nps_detractors,
    ces_n, bot_sessions, bot_handed_off, bot_contained, bot_repeated, complaints,
    sada.ratio(talk_ms + hold_ms + wrap_ms, handled) / 1000,
    sada.hist_quantile(handle_hist, 0.50) / 1000.0::double precision,
    sada.hist_quantile(handle_hist, 0.90) / 1000.0::double precision,
    sada.hist_quantile(handle_hist, 0.95) / 1000.0::double precision,
    sada.ratio(contact_handle_ms, handled_contacts) / 1000,
    sada.ratio(wait_answered_ms, answered) / 1000,
    sada.hist_quantile(wait_hist, 0.90) / 1000.0::double precision,
    sada.ratio(answered_in_target, offered - flowed_out - open - abandoned_in_target),
    sada.ratio(abandoned, offered - short_abandoned - flowed_out - open),
    sada.ratio(transferred_out, handled),
    sada.ratio(first_contacts - first_contacts_repeated, first_contacts),
    sada.ratio(repeated, eligible),
    sada.ratio(resolved_yes, resolved_yes + resolved_no),
    sada.ratio(csat_top, csat_n),
    sada.ratio(csat_sum, csat_n) / 9,
    100 * sada.ratio(nps_promoters - nps_detractors, nps_promoters + nps_passives + nps_detractors),
    sada.ratio(ces_easy, ces_n),
    sada.ratio(ces_sum, ces_n),
    sada.ratio(survey_answered, survey_invited),
    sada.ratio(bot_contained, bot_sessions),
    sada.ratio(bot_contained - bot_repeated, bot_sessions),
    sada.ratio(complaints, contacts)
FROM (
    SELECT date_trunc(unit, window_start, in_zone) AS period_start, tenant, definition, queue, channel, direction,
        sum(offered) AS offered,
        sum(answered) AS answered,
        sum(abandoned) AS abandoned,
        sum(short_abandoned) AS short_abandoned,
        sum(flowed_out) AS flowed_out,
        sum(open) AS open,
        sum(answered_in_target) AS answered_in_target,
        sum(abandoned_in_target) AS abandoned_in_target,
        sum(handled) AS handled,
        sum(transferred_out) AS transferred_out,
        sum(contacts) AS contacts,
        sum(handled_contacts) AS handled_contacts,
        sum(eligible) AS eligible,
        sum(repeated) AS repeated,
        sum(first_contacts) AS first_contacts,
        sum(first_contacts_repeated) AS first_contacts_repeated,
        sum(resolved_yes) AS resolved_yes,
        sum(resolved_no) AS resolved_no,
        sum(survey_invited) AS survey_invited,
        sum(survey_answered) AS survey_answered,
        sum(csat_n) AS csat_n,
        sum(nps_promoters) AS nps_promoters,
        sum(nps_passives) AS nps_passives,
        sum(nps_detractors) AS nps_detractors,
        sum(ces_n) AS ces_n,
        sum(bot_sessions) AS bot_sessions,
        sum(bot_handed_off) AS bot_handed_off,
        sum(bot_contained) AS bot_contained,
        sum(bot_repeated) AS bot_repeated,
        sum(complaints) AS complaints,
        sum(wait_answered_ms) AS wait_answered_ms,
        sum(talk_ms) AS talk_ms,
        sum(hold_ms) AS hold_ms,
        sum(wrap_ms) AS wrap_ms,
        sum(contact_handle_ms) AS contact_handle_ms,
        sum(csat_top) AS csat_top,
        sum(csat_sum) AS csat_sum,
        sum(ces_easy) AS ces_easy,
        sum(ces_sum) AS ces_sum,
        sada.hist_sum(handle_hist) AS handle_hist,
        sada.hist_sum(wait_hist) AS wait_hist
    FROM sada.cell
    WHERE cube = 'queue' AND grain_min = 15 AND window_start >= since AND window_start < until
    GROUP BY 1, tenant, definition, queue, channel, direction
) AS total
$$;
COMMENT ON FUNCTION kpi_by(text, text, timestamptz, timestamptz) IS 'Figures by queue, channel and direction for each period: unit is one that date_trunc knows (hour, day, week, month), in_zone an IANA time zone; windows from since to before until';

CREATE VIEW kpi_hourly WITH (security_invoker = true) AS
SELECT period_start AS hour,
    tenant, definition, queue, channel, direction, offered, answered, abandoned, short_abandoned, flowed_out, open,
    answered_in_target, abandoned_in_target, handled, transferred_out, contacts, handled_contacts, eligible, repeated, first_contacts,
    first_contacts_repeated, resolved_yes, resolved_no, survey_invited, survey_answered, csat_n, nps_promoters, nps_passives,
    nps_detractors, ces_n, bot_sessions, bot_handed_off, bot_contained, bot_repeated, complaints, aht_s, aht_p50_s, aht_p90_s,
    aht_p95_s, aht_contact_s, asa_s, wait_p90_s, service_level, abandonment, transfer_rate, fcr, repeat_rate, resolved, csat,
    csat_mean, nps, ces, ces_mean, response_rate, containment, verified_containment, complaint_rate
FROM sada.kpi_by('hour', 'UTC');
COMMENT ON VIEW kpi_hourly IS 'Figures by hour in UTC, queue, channel and direction: the counts, then the KPIs; NULL where there is nothing to divide by';
COMMENT ON COLUMN kpi_hourly.hour IS 'start of the hour';

CREATE VIEW kpi_daily WITH (security_invoker = true) AS
SELECT (period_start AT TIME ZONE sada.zone())::date AS day,
    tenant, definition, queue, channel, direction, offered, answered, abandoned, short_abandoned, flowed_out, open,
    answered_in_target, abandoned_in_target, handled, transferred_out, contacts, handled_contacts, eligible, repeated, first_contacts,
    first_contacts_repeated, resolved_yes, resolved_no, survey_invited, survey_answered, csat_n, nps_promoters, nps_passives,
    nps_detractors, ces_n, bot_sessions, bot_handed_off, bot_contained, bot_repeated, complaints, aht_s, aht_p50_s, aht_p90_s,
    aht_p95_s, aht_contact_s, asa_s, wait_p90_s, service_level, abandonment, transfer_rate, fcr, repeat_rate, resolved, csat,
    csat_mean, nps, ces, ces_mean, response_rate, containment, verified_containment, complaint_rate
FROM sada.kpi_by('day', sada.zone());
COMMENT ON VIEW kpi_daily IS 'Figures by day in the zone of the setting sada.zone (UTC unless set), queue, channel and direction: the counts, then the KPIs; NULL where there is nothing to divide by';
COMMENT ON COLUMN kpi_daily.day IS 'the day in that zone';

-- What the columns mean is said once, at the type.
DO $$
DECLARE
    described record;
BEGIN
    FOR described IN
        SELECT view.attrelid::regclass AS name, view.attname, col_description(type.attrelid, type.attnum) AS meaning
        FROM pg_attribute AS type
        JOIN pg_attribute AS view ON view.attname = type.attname
        WHERE type.attrelid = 'sada.kpi'::regclass AND view.attrelid IN ('sada.kpi_hourly'::regclass, 'sada.kpi_daily'::regclass)
            AND type.attnum > 0
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', described.name, described.attname, described.meaning);
    END LOOP;
END $$;

CREATE FUNCTION kpi_daily(in_zone text) RETURNS SETOF kpi_daily LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT (period_start AT TIME ZONE in_zone)::date AS day,
    tenant, definition, queue, channel, direction, offered, answered, abandoned, short_abandoned, flowed_out, open,
    answered_in_target, abandoned_in_target, handled, transferred_out, contacts, handled_contacts, eligible, repeated, first_contacts,
    first_contacts_repeated, resolved_yes, resolved_no, survey_invited, survey_answered, csat_n, nps_promoters, nps_passives,
    nps_detractors, ces_n, bot_sessions, bot_handed_off, bot_contained, bot_repeated, complaints, aht_s, aht_p50_s, aht_p90_s,
    aht_p95_s, aht_contact_s, asa_s, wait_p90_s, service_level, abandonment, transfer_rate, fcr, repeat_rate, resolved, csat,
    csat_mean, nps, ces, ces_mean, response_rate, containment, verified_containment, complaint_rate
FROM sada.kpi_by('day', in_zone)
$$;
COMMENT ON FUNCTION kpi_daily(text) IS 'The view kpi_daily for the days of this IANA time zone';

GRANT SELECT ON kpi_hourly, kpi_daily TO sada_reader;
