-- Tables of the store. The sink writes them, everybody else reads them.
-- Times are timestamptz, durations are milliseconds in columns that end in _ms. What is unknown is NULL, except in the key of a cell.

CREATE TABLE cell (
    tenant text NOT NULL CHECK (tenant <> ''),
    definition integer NOT NULL CHECK (definition >= 0),
    cube text NOT NULL CHECK (cube <> ''),
    grain_min integer NOT NULL CHECK (grain_min > 0 AND 60 % grain_min = 0),
    window_start timestamptz NOT NULL CHECK (date_bin(make_interval(mins => grain_min), window_start, '1970-01-01 00:00Z') = window_start),
    queue text NOT NULL DEFAULT '',
    channel text NOT NULL DEFAULT '',
    direction text NOT NULL DEFAULT '',
    agent text NOT NULL DEFAULT '',
    category text NOT NULL DEFAULT '',
    product text NOT NULL DEFAULT '',
    region text NOT NULL DEFAULT '',
    source text NOT NULL DEFAULT '',
    offered bigint NOT NULL DEFAULT 0,
    answered bigint NOT NULL DEFAULT 0,
    abandoned bigint NOT NULL DEFAULT 0,
    short_abandoned bigint NOT NULL DEFAULT 0,
    flowed_out bigint NOT NULL DEFAULT 0,
    open bigint NOT NULL DEFAULT 0,
    answered_in_target bigint NOT NULL DEFAULT 0,
    abandoned_in_target bigint NOT NULL DEFAULT 0,
    wait_answered_ms bigint NOT NULL DEFAULT 0,
    wait_abandoned_ms bigint NOT NULL DEFAULT 0,
    talk_ms bigint NOT NULL DEFAULT 0,
    hold_ms bigint NOT NULL DEFAULT 0,
    wrap_ms bigint NOT NULL DEFAULT 0,
    handled bigint NOT NULL DEFAULT 0,
    transferred_out bigint NOT NULL DEFAULT 0,
    handle_sq bigint NOT NULL DEFAULT 0,
    wait_answered_sq bigint NOT NULL DEFAULT 0,
    contacts bigint NOT NULL DEFAULT 0,
    handled_contacts bigint NOT NULL DEFAULT 0,
    contact_handle_ms bigint NOT NULL DEFAULT 0,
    contact_handle_sq bigint NOT NULL DEFAULT 0,
    eligible bigint NOT NULL DEFAULT 0,
    repeated bigint NOT NULL DEFAULT 0,
    first_contacts bigint NOT NULL DEFAULT 0,
    first_contacts_repeated bigint NOT NULL DEFAULT 0,
    resolved_yes bigint NOT NULL DEFAULT 0,
    resolved_no bigint NOT NULL DEFAULT 0,
    survey_invited bigint NOT NULL DEFAULT 0,
    survey_answered bigint NOT NULL DEFAULT 0,
    csat_n bigint NOT NULL DEFAULT 0,
    csat_top bigint NOT NULL DEFAULT 0,
    csat_sum bigint NOT NULL DEFAULT 0,
    csat_sumsq bigint NOT NULL DEFAULT 0,
    nps_promoters bigint NOT NULL DEFAULT 0,
    nps_passives bigint NOT NULL DEFAULT 0,
    nps_detractors bigint NOT NULL DEFAULT 0,
    ces_n bigint NOT NULL DEFAULT 0,
    ces_easy bigint NOT NULL DEFAULT 0,
    ces_sum bigint NOT NULL DEFAULT 0,
    ces_sumsq bigint NOT NULL DEFAULT 0,
    bot_sessions bigint NOT NULL DEFAULT 0,
    bot_handed_off bigint NOT NULL DEFAULT 0,
    bot_contained bigint NOT NULL DEFAULT 0,
    bot_repeated bigint NOT NULL DEFAULT 0,
    complaints bigint NOT NULL DEFAULT 0,
    feedback_complaints bigint NOT NULL DEFAULT 0,
    events_received bigint NOT NULL DEFAULT 0,
    events_accepted bigint NOT NULL DEFAULT 0,
    events_repeated bigint NOT NULL DEFAULT 0,
    events_rejected bigint NOT NULL DEFAULT 0,
    events_counted bigint NOT NULL DEFAULT 0,
    events_late bigint NOT NULL DEFAULT 0,
    events_conflicting bigint NOT NULL DEFAULT 0,
    handle_hist bigint[] NOT NULL DEFAULT '{}' CHECK (cardinality(handle_hist) % 2 = 0),
    wait_hist bigint[] NOT NULL DEFAULT '{}' CHECK (cardinality(wait_hist) % 2 = 0),
    repeat_delay_hist bigint[] NOT NULL DEFAULT '{}' CHECK (cardinality(repeat_delay_hist) % 2 = 0),
    run_id integer NOT NULL,
    source_partition integer NOT NULL,
    source_offset bigint NOT NULL,
    PRIMARY KEY (tenant, definition, cube, grain_min, window_start,
        queue, channel, direction, agent, category, product, region, source)
) PARTITION BY RANGE (window_start);

COMMENT ON TABLE cell IS 'What happened in one window under one combination of dimensions, as integers that add; a cell that is all zero has no row. Sum over any rows of one cube, one grain and one definition, then take ratios';
COMMENT ON COLUMN cell.tenant IS 'whose it is';
COMMENT ON COLUMN cell.definition IS 'version of the definition that the figures follow; 0 in the ledger';
COMMENT ON COLUMN cell.cube IS 'family of cells with the same dimensions: queue (queue, channel, direction), agent (agent, queue), complaint (category, queue, channel, product, region), ledger (source)';
COMMENT ON COLUMN cell.grain_min IS 'length of the window in minutes; never sum over two grains';
COMMENT ON COLUMN cell.window_start IS 'start of the window, a multiple of its length since 1970 UTC';
COMMENT ON COLUMN cell.queue IS 'the queue; empty where unknown or not a dimension of the cube';
COMMENT ON COLUMN cell.channel IS 'the medium, such as voice or chat; empty where unknown or not a dimension of the cube';
COMMENT ON COLUMN cell.direction IS 'inbound, outbound or internal; empty where unknown or not a dimension of the cube';
COMMENT ON COLUMN cell.agent IS 'the agent; empty where unknown or not a dimension of the cube';
COMMENT ON COLUMN cell.category IS 'the complaint category; empty stands for all contacts of the cube complaint';
COMMENT ON COLUMN cell.product IS 'the product it was about; empty where unknown or not a dimension of the cube';
COMMENT ON COLUMN cell.region IS 'the region of the customer; empty where unknown or not a dimension of the cube';
COMMENT ON COLUMN cell.source IS 'the door or file through which events came; of the ledger only';
COMMENT ON COLUMN cell.offered IS 'legs that entered a queue, or reached a person directly';
COMMENT ON COLUMN cell.answered IS 'offered legs that a person answered';
COMMENT ON COLUMN cell.abandoned IS 'offered legs whose customer gave up, short ones left out';
COMMENT ON COLUMN cell.short_abandoned IS 'offered legs whose customer gave up sooner than the definition''s limit';
COMMENT ON COLUMN cell.flowed_out IS 'offered legs that left the queue unanswered for another place';
COMMENT ON COLUMN cell.open IS 'offered legs that still wait';
COMMENT ON COLUMN cell.answered_in_target IS 'answered legs that waited no longer than the target';
COMMENT ON COLUMN cell.abandoned_in_target IS 'abandoned legs, short ones included, that waited no longer than the target';
COMMENT ON COLUMN cell.wait_answered_ms IS 'wait of answered legs';
COMMENT ON COLUMN cell.wait_abandoned_ms IS 'wait of abandoned legs, short ones left out';
COMMENT ON COLUMN cell.talk_ms IS 'talk of handled legs, hold left out';
COMMENT ON COLUMN cell.hold_ms IS 'hold of handled legs';
COMMENT ON COLUMN cell.wrap_ms IS 'wrap-up of handled legs';
COMMENT ON COLUMN cell.handled IS 'legs that a person handled to their end, inbound and outbound';
COMMENT ON COLUMN cell.transferred_out IS 'handled legs that ended in a transfer';
COMMENT ON COLUMN cell.handle_sq IS 'squared handle time of handled legs';
COMMENT ON COLUMN cell.wait_answered_sq IS 'squared wait of answered legs';
COMMENT ON COLUMN cell.contacts IS 'interactions in which there was a conversation, or an attempt at one';
COMMENT ON COLUMN cell.handled_contacts IS 'contacts with at least one handled leg';
COMMENT ON COLUMN cell.contact_handle_ms IS 'handle time of all legs of handled contacts';
COMMENT ON COLUMN cell.contact_handle_sq IS 'squared handle time of handled contacts';
COMMENT ON COLUMN cell.eligible IS 'inbound contacts of known customers that a person handled or a bot contained';
COMMENT ON COLUMN cell.repeated IS 'eligible contacts that were repeated';
COMMENT ON COLUMN cell.first_contacts IS 'eligible contacts that are no follow-up of an earlier one';
COMMENT ON COLUMN cell.first_contacts_repeated IS 'first contacts that were repeated';
COMMENT ON COLUMN cell.resolved_yes IS 'interactions marked as resolved';
COMMENT ON COLUMN cell.resolved_no IS 'interactions marked as not resolved';
COMMENT ON COLUMN cell.survey_invited IS 'surveys sent, dismissed ones included';
COMMENT ON COLUMN cell.survey_answered IS 'surveys answered';
COMMENT ON COLUMN cell.csat_n IS 'satisfaction scores';
COMMENT ON COLUMN cell.csat_top IS 'satisfaction scores in the top boxes';
COMMENT ON COLUMN cell.csat_sum IS 'satisfaction scores on the 1-5 scale, in ninths of a point';
COMMENT ON COLUMN cell.csat_sumsq IS 'squares of satisfaction scores in ninths of a point';
COMMENT ON COLUMN cell.nps_promoters IS 'answers of 9 or 10';
COMMENT ON COLUMN cell.nps_passives IS 'answers of 7 or 8';
COMMENT ON COLUMN cell.nps_detractors IS 'answers of 0 to 6';
COMMENT ON COLUMN cell.ces_n IS 'effort scores';
COMMENT ON COLUMN cell.ces_easy IS 'effort scores of 5 to 7';
COMMENT ON COLUMN cell.ces_sum IS 'effort scores, in points';
COMMENT ON COLUMN cell.ces_sumsq IS 'squares of effort scores';
COMMENT ON COLUMN cell.bot_sessions IS 'contacts that a bot served';
COMMENT ON COLUMN cell.bot_handed_off IS 'contacts that a bot served and that went on to a person or a queue';
COMMENT ON COLUMN cell.bot_contained IS 'contacts that a bot served without a hand-off';
COMMENT ON COLUMN cell.bot_repeated IS 'contained contacts that were repeated';
COMMENT ON COLUMN cell.complaints IS 'contacts with a complaint; under a category, with one of that category';
COMMENT ON COLUMN cell.feedback_complaints IS 'feedback without a contact, with a complaint; under a category, with one of that category';
COMMENT ON COLUMN cell.events_received IS 'events that came in, through any door';
COMMENT ON COLUMN cell.events_accepted IS 'events that were new and sound';
COMMENT ON COLUMN cell.events_repeated IS 'events whose id had come before';
COMMENT ON COLUMN cell.events_rejected IS 'events that were refused';
COMMENT ON COLUMN cell.events_counted IS 'accepted events that entered the figures';
COMMENT ON COLUMN cell.events_late IS 'accepted events that came after the retention of their interaction';
COMMENT ON COLUMN cell.events_conflicting IS 'repeated events whose content differed from the one before';
COMMENT ON COLUMN cell.handle_hist IS 'handle time of handled legs';
COMMENT ON COLUMN cell.wait_hist IS 'wait of answered legs';
COMMENT ON COLUMN cell.repeat_delay_hist IS 'time from the end of repeated first contacts to their first repeat';
COMMENT ON COLUMN cell.run_id IS 'which replay of the topic wrote the row';
COMMENT ON COLUMN cell.source_partition IS 'partition of the topic that the row came from';
COMMENT ON COLUMN cell.source_offset IS 'offset in that partition; within a run a row is replaced by a later offset only';

-- Attaching a finished table locks out nobody who reads; CREATE TABLE … PARTITION OF would.
CREATE FUNCTION ensure_cell_month(at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    month timestamptz := date_trunc('month', at, 'UTC');
    following timestamptz := (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC';
    name text := 'cell_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM');
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('sada.ensure_cell_month'));
    IF to_regclass('sada.' || name) IS NULL THEN
        EXECUTE format('CREATE TABLE sada.%I (LIKE sada.cell INCLUDING ALL) WITH (fillfactor = 80)', name);
        EXECUTE format('ALTER TABLE sada.cell ATTACH PARTITION sada.%I FOR VALUES FROM (%L) TO (%L)', name, month, following);
    END IF;
END $$;
COMMENT ON FUNCTION ensure_cell_month(timestamptz) IS 'Creates the partition of cell for the UTC month that holds the time, unless it is there; safe with several sinks at once';

CREATE TABLE interaction_fact (
    tenant text NOT NULL CHECK (tenant <> ''),
    interaction text NOT NULL CHECK (interaction <> ''),
    contact boolean NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL,
    last_event_at timestamptz NOT NULL,
    customer text,
    channel text,
    direction text,
    product text,
    region text,
    language text,
    reason text,
    queue text,
    agent text,
    legs jsonb NOT NULL,
    surveys jsonb NOT NULL,
    resolved boolean,
    complaints text[] NOT NULL,
    flags text[] NOT NULL,
    run_id integer NOT NULL,
    source_partition integer NOT NULL,
    source_offset bigint NOT NULL,
    PRIMARY KEY (tenant, interaction)
);
CREATE INDEX interaction_fact_last_event ON interaction_fact (tenant, last_event_at DESC);
CREATE INDEX interaction_fact_started ON interaction_fact (tenant, started_at);
CREATE INDEX interaction_fact_ended ON interaction_fact (tenant, ended_at);

COMMENT ON TABLE interaction_fact IS 'What is known of each interaction, as last revised';
COMMENT ON COLUMN interaction_fact.tenant IS 'whose it is';
COMMENT ON COLUMN interaction_fact.interaction IS 'id of the interaction at its source; |feedback|… for feedback that names none';
COMMENT ON COLUMN interaction_fact.contact IS 'whether there was a conversation, or an attempt at one; false where only feedback is known';
COMMENT ON COLUMN interaction_fact.started_at IS 'its first event';
COMMENT ON COLUMN interaction_fact.ended_at IS 'end of wrap-up, as far as it is known';
COMMENT ON COLUMN interaction_fact.last_event_at IS 'newest occurrence among all its events';
COMMENT ON COLUMN interaction_fact.customer IS 'the customer, as ingest let the id through';
COMMENT ON COLUMN interaction_fact.channel IS 'voice, chat, message, email, social, video or other';
COMMENT ON COLUMN interaction_fact.direction IS 'inbound, outbound or internal; unknown counts as inbound';
COMMENT ON COLUMN interaction_fact.product IS 'what it was about, as the source names it';
COMMENT ON COLUMN interaction_fact.region IS 'region of the customer';
COMMENT ON COLUMN interaction_fact.language IS 'a BCP 47 tag such as ar or en-GB';
COMMENT ON COLUMN interaction_fact.reason IS 'reason code of the source';
COMMENT ON COLUMN interaction_fact.queue IS 'queue of the last answered leg, else of the last leg: where the interaction is counted';
COMMENT ON COLUMN interaction_fact.agent IS 'agent of that leg';
COMMENT ON COLUMN interaction_fact.legs IS 'visits to queues, agents and bots, in the order of their offers: queue, agent, bot, offered_at_ms, outcome, wait_ms, handled, talk_ms, hold_ms, wrap_ms, transferred_out; times are milliseconds, since 1970 UTC for offered_at_ms';
COMMENT ON COLUMN interaction_fact.surveys IS 'surveys and their answers: survey, answered, csat {score, scale}, nps, ces, resolved';
COMMENT ON COLUMN interaction_fact.resolved IS 'as marked: the customers word, else the agents';
COMMENT ON COLUMN interaction_fact.complaints IS 'complaint categories, sorted';
COMMENT ON COLUMN interaction_fact.flags IS 'what was impossible in its events: time-runs-back, out-of-place';
COMMENT ON COLUMN interaction_fact.run_id IS 'which replay of the topic wrote the row';
COMMENT ON COLUMN interaction_fact.source_partition IS 'partition of the topic that the row came from';
COMMENT ON COLUMN interaction_fact.source_offset IS 'offset in that partition';

CREATE TABLE interaction_mark (
    tenant text NOT NULL CHECK (tenant <> ''),
    interaction text NOT NULL CHECK (interaction <> ''),
    customer text NOT NULL,
    definition integer NOT NULL,
    eligible boolean NOT NULL,
    follow_up boolean NOT NULL,
    first_contact boolean NOT NULL GENERATED ALWAYS AS (eligible AND NOT follow_up) STORED,
    repeated boolean NOT NULL GENERATED ALWAYS AS (repeat_delay_ms IS NOT NULL) STORED,
    repeat_delay_ms bigint,
    repeated_by text,
    run_id integer NOT NULL,
    source_partition integer NOT NULL,
    source_offset bigint NOT NULL,
    PRIMARY KEY (tenant, interaction, customer)
);

COMMENT ON TABLE interaction_mark IS 'How each counting contact stands among the contacts of its customer; contacts that do not count for repeats have no row. While an interaction moves to another customer it can have a row for each: join by customer too';
COMMENT ON COLUMN interaction_mark.tenant IS 'whose it is';
COMMENT ON COLUMN interaction_mark.interaction IS 'id of the interaction at its source; |feedback|… for feedback that names none';
COMMENT ON COLUMN interaction_mark.customer IS 'the customer among whose contacts it stands';
COMMENT ON COLUMN interaction_mark.definition IS 'version of the definition that the mark follows';
COMMENT ON COLUMN interaction_mark.eligible IS 'whether a person handled it or a bot contained it';
COMMENT ON COLUMN interaction_mark.follow_up IS 'whether it repeats an earlier contact of the customer';
COMMENT ON COLUMN interaction_mark.first_contact IS 'eligible and no follow-up: it opens an issue';
COMMENT ON COLUMN interaction_mark.repeated IS 'whether a later contact of the customer repeats it';
COMMENT ON COLUMN interaction_mark.repeat_delay_ms IS 'from its end to the start of its first repeat';
COMMENT ON COLUMN interaction_mark.repeated_by IS 'the interaction that repeats it first';
COMMENT ON COLUMN interaction_mark.run_id IS 'which replay of the topic wrote the row';
COMMENT ON COLUMN interaction_mark.source_partition IS 'partition of the topic that the row came from';
COMMENT ON COLUMN interaction_mark.source_offset IS 'offset in that partition';

CREATE TABLE agent_profile (
    tenant text NOT NULL CHECK (tenant <> ''),
    agent text NOT NULL CHECK (agent <> ''),
    valid_from timestamptz NOT NULL,
    valid_to timestamptz,
    name text,
    team text,
    site text,
    hired_on date,
    trainings text[] NOT NULL,
    run_id integer NOT NULL,
    source_partition integer NOT NULL,
    source_offset bigint NOT NULL,
    PRIMARY KEY (tenant, agent, valid_from)
);

COMMENT ON TABLE agent_profile IS 'Reference data of agents, valid from-to';
COMMENT ON COLUMN agent_profile.tenant IS 'whose it is';
COMMENT ON COLUMN agent_profile.agent IS 'the agents id';
COMMENT ON COLUMN agent_profile.valid_from IS 'from when on the row holds';
COMMENT ON COLUMN agent_profile.valid_to IS 'until when, exclusive; NULL while it holds';
COMMENT ON COLUMN agent_profile.name IS 'how the agent is called';
COMMENT ON COLUMN agent_profile.team IS 'the team at that time';
COMMENT ON COLUMN agent_profile.site IS 'on-site or remote, at that time';
COMMENT ON COLUMN agent_profile.hired_on IS 'when the agent was hired';
COMMENT ON COLUMN agent_profile.trainings IS 'trainings completed by then';
COMMENT ON COLUMN agent_profile.run_id IS 'which replay of the topic wrote the row';
COMMENT ON COLUMN agent_profile.source_partition IS 'partition of the topic that the row came from';
COMMENT ON COLUMN agent_profile.source_offset IS 'offset in that partition';

CREATE TABLE sink_offset (
    sink text NOT NULL,
    topic text NOT NULL,
    part integer NOT NULL,
    topic_id text NOT NULL,
    epoch bigint NOT NULL,
    next_offset bigint NOT NULL,
    owner text NOT NULL,
    run_id integer NOT NULL,
    PRIMARY KEY (sink, topic, part)
);

COMMENT ON TABLE sink_offset IS 'How far each sink has come in each partition, moved in the same transaction as the rows; one row for each partition of a topic';
COMMENT ON COLUMN sink_offset.sink IS 'name of the sink';
COMMENT ON COLUMN sink_offset.topic IS 'name of the topic';
COMMENT ON COLUMN sink_offset.part IS 'number of the partition';
COMMENT ON COLUMN sink_offset.topic_id IS 'id that Kafka gave the topic; another one means that it was created anew';
COMMENT ON COLUMN sink_offset.epoch IS 'grows with each owner, so that an older one can write no more';
COMMENT ON COLUMN sink_offset.next_offset IS 'first offset that is not in the store yet';
COMMENT ON COLUMN sink_offset.owner IS 'process that owns the partition';
COMMENT ON COLUMN sink_offset.run_id IS 'grows when the topic is read from its start again';

CREATE TABLE sink_refused (
    sink text NOT NULL,
    topic text NOT NULL,
    run_id integer NOT NULL,
    part integer NOT NULL,
    source_offset bigint NOT NULL,
    recorded_at timestamptz,
    reason text NOT NULL,
    record_key bytea,
    payload bytea,
    PRIMARY KEY (sink, topic, run_id, part, source_offset)
);

COMMENT ON TABLE sink_refused IS 'Records that could not be read or that the store would not take, with the reason; the flow went on without them';
COMMENT ON COLUMN sink_refused.sink IS 'name of the sink';
COMMENT ON COLUMN sink_refused.topic IS 'name of the topic';
COMMENT ON COLUMN sink_refused.run_id IS 'which replay of the topic it was';
COMMENT ON COLUMN sink_refused.part IS 'number of the partition';
COMMENT ON COLUMN sink_refused.source_offset IS 'offset in that partition';
COMMENT ON COLUMN sink_refused.recorded_at IS 'timestamp of the record';
COMMENT ON COLUMN sink_refused.reason IS 'why, in one line';
COMMENT ON COLUMN sink_refused.record_key IS 'the key as it came';
COMMENT ON COLUMN sink_refused.payload IS 'the value as it came; NULL for a tombstone';

-- Readers see one tenant: the one named by set_config('app.tenant', …, true). Without it they see nothing.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sada_reader') THEN
        CREATE ROLE sada_reader NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- another database of the same server was quicker
END $$;
GRANT USAGE ON SCHEMA sada TO sada_reader;

ALTER TABLE cell ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON cell TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY reader ON cell FOR SELECT TO sada_reader USING (tenant = current_setting('app.tenant', true));
GRANT SELECT ON cell TO sada_reader;
ALTER TABLE interaction_fact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON interaction_fact TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY reader ON interaction_fact FOR SELECT TO sada_reader USING (tenant = current_setting('app.tenant', true));
GRANT SELECT ON interaction_fact TO sada_reader;
ALTER TABLE interaction_mark ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON interaction_mark TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY reader ON interaction_mark FOR SELECT TO sada_reader USING (tenant = current_setting('app.tenant', true));
GRANT SELECT ON interaction_mark TO sada_reader;
ALTER TABLE agent_profile ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON agent_profile TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY reader ON agent_profile FOR SELECT TO sada_reader USING (tenant = current_setting('app.tenant', true));
GRANT SELECT ON agent_profile TO sada_reader;
