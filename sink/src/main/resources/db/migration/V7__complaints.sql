-- What customers complain of: their sentiment in the figures, examples behind them, and how categories develop.

ALTER TABLE cell ADD COLUMN sentiment_negative bigint NOT NULL DEFAULT 0;
ALTER TABLE cell ADD COLUMN sentiment_neutral bigint NOT NULL DEFAULT 0;
ALTER TABLE cell ADD COLUMN sentiment_positive bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN cell.sentiment_negative IS 'interactions whose customer''s words feel negative, in any text';
COMMENT ON COLUMN cell.sentiment_neutral IS 'interactions whose customer''s words feel neither negative nor positive';
COMMENT ON COLUMN cell.sentiment_positive IS 'interactions whose customer''s words feel positive, in some text, and negative in none';

ALTER TABLE interaction_fact ADD COLUMN sentiment text;
COMMENT ON COLUMN interaction_fact.sentiment IS 'of the customers texts: negative where any is, else positive where any is, else neutral; NULL where none was read';
COMMENT ON COLUMN interaction_fact.complaints IS 'complaint categories that sources gave and those that texts were read to have, sorted';

CREATE TABLE complaint_example (
    tenant text NOT NULL CHECK (tenant <> ''),
    interaction text NOT NULL CHECK (interaction <> ''),
    event text NOT NULL CHECK (event <> ''),
    occurred_at timestamptz NOT NULL,
    taken_at timestamptz NOT NULL,
    definition integer NOT NULL,
    categories text[] NOT NULL,
    likely text,
    confidence double precision NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    abstained boolean NOT NULL,
    sentiment text,
    text text NOT NULL,
    run_id integer NOT NULL,
    source_partition integer NOT NULL,
    source_offset bigint NOT NULL,
    PRIMARY KEY (tenant, interaction, event)
);
CREATE INDEX complaint_example_taken ON complaint_example (taken_at);
CREATE INDEX complaint_example_occurred ON complaint_example (tenant, occurred_at);

COMMENT ON TABLE complaint_example IS 'Texts of customers that complain, and those that a person should look at, redacted; deleted some time after the log took them';
COMMENT ON COLUMN complaint_example.tenant IS 'whose it is';
COMMENT ON COLUMN complaint_example.interaction IS 'id of the interaction at its source; |feedback|… for feedback that names none';
COMMENT ON COLUMN complaint_example.event IS 'id of the event that holds the text';
COMMENT ON COLUMN complaint_example.occurred_at IS 'when it was written or said';
COMMENT ON COLUMN complaint_example.taken_at IS 'when the log took it: it is deleted a fixed time after that';
COMMENT ON COLUMN complaint_example.definition IS 'version of the definition by which it was read';
COMMENT ON COLUMN complaint_example.categories IS 'under which it is counted: those read and those that its source gave, sorted';
COMMENT ON COLUMN complaint_example.likely IS 'the most probable category, whether it was taken or not';
COMMENT ON COLUMN complaint_example.confidence IS 'how probable it is that the reading is right, 0 to 1';
COMMENT ON COLUMN complaint_example.abstained IS 'whether the reading was too unsure to say; a person should look';
COMMENT ON COLUMN complaint_example.sentiment IS 'negative, neutral or positive; NULL where not known';
COMMENT ON COLUMN complaint_example.text IS 'the text as ingest let it through, 1000 characters at most';
COMMENT ON COLUMN complaint_example.run_id IS 'which replay of the topic wrote the row';
COMMENT ON COLUMN complaint_example.source_partition IS 'partition of the topic that the row came from';
COMMENT ON COLUMN complaint_example.source_offset IS 'offset in that partition';

ALTER TABLE complaint_example ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON complaint_example TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY reader ON complaint_example FOR SELECT TO sada_reader USING (tenant = current_setting('app.tenant', true));
GRANT SELECT ON complaint_example TO sada_reader;

CREATE FUNCTION wilson_low(hits numeric, n numeric) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE WHEN n <= 0 THEN NULL WHEN hits = 0 THEN 0 ELSE greatest(0, (hits::double precision / n::double precision
        + 1.959963984540054 ^ 2 / (2 * n::double precision)
        - 1.959963984540054 * sqrt(hits::double precision / n::double precision * (1 - hits::double precision / n::double precision) / n::double precision
            + 1.959963984540054 ^ 2 / (4 * n::double precision ^ 2)))
        / (1 + 1.959963984540054 ^ 2 / n::double precision)) END;
COMMENT ON FUNCTION wilson_low(numeric, numeric) IS 'Lower end of the 95 % score interval (Wilson) of hits in n; NULL where n is 0';

CREATE FUNCTION wilson_high(hits numeric, n numeric) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE WHEN n <= 0 THEN NULL WHEN hits = n THEN 1 ELSE least(1, (hits::double precision / n::double precision
        + 1.959963984540054 ^ 2 / (2 * n::double precision)
        + 1.959963984540054 * sqrt(hits::double precision / n::double precision * (1 - hits::double precision / n::double precision) / n::double precision
            + 1.959963984540054 ^ 2 / (4 * n::double precision ^ 2)))
        / (1 + 1.959963984540054 ^ 2 / n::double precision)) END;
COMMENT ON FUNCTION wilson_high(numeric, numeric) IS 'Upper end of the 95 % score interval (Wilson) of hits in n; NULL where n is 0';

CREATE VIEW complaint_trend WITH (security_invoker = true) AS
SELECT day, tenant, definition, category, product, queue, region, complaints, feedback_complaints, contacts,
    sada.ratio(complaints, contacts) AS share,
    sada.wilson_low(complaints, contacts) AS share_low,
    sada.wilson_high(complaints, contacts) AS share_high,
    sentiment_negative, sentiment_neutral, sentiment_positive
FROM (
    SELECT day, tenant, definition, category, product, queue, region,
        sum(complaints) AS complaints,
        sum(feedback_complaints) AS feedback_complaints,
        sum(sum(contacts) FILTER (WHERE category = '')) OVER (PARTITION BY day, tenant, definition, product, queue, region) AS contacts,
        sum(sentiment_negative) AS sentiment_negative,
        sum(sentiment_neutral) AS sentiment_neutral,
        sum(sentiment_positive) AS sentiment_positive
    FROM (
        SELECT (window_start AT TIME ZONE sada.zone())::date AS day, tenant, definition, category, product, queue, region,
            complaints, feedback_complaints, contacts, sentiment_negative, sentiment_neutral, sentiment_positive
        FROM sada.cell
        WHERE cube = 'complaint' AND grain_min = 15
    ) AS quarter
    GROUP BY day, tenant, definition, category, product, queue, region
) AS total
WHERE category <> '' AND complaints + feedback_complaints > 0;
COMMENT ON VIEW complaint_trend IS 'How often customers complain of each category, by day, product, queue and region, and of what share of all contacts there; categories overlap, so shares do not add';
COMMENT ON COLUMN complaint_trend.day IS 'the day on which the interactions started, in the zone of the setting sada.zone (UTC unless set)';
COMMENT ON COLUMN complaint_trend.tenant IS 'whose it is';
COMMENT ON COLUMN complaint_trend.definition IS 'version of the definition that the figures follow';
COMMENT ON COLUMN complaint_trend.category IS 'the complaint category';
COMMENT ON COLUMN complaint_trend.product IS 'the product it was about; empty where unknown';
COMMENT ON COLUMN complaint_trend.queue IS 'the queue of the last answered leg; empty where unknown';
COMMENT ON COLUMN complaint_trend.region IS 'the region of the customer; empty where unknown';
COMMENT ON COLUMN complaint_trend.complaints IS 'contacts with a complaint of the category';
COMMENT ON COLUMN complaint_trend.feedback_complaints IS 'feedback without a contact, with a complaint of the category';
COMMENT ON COLUMN complaint_trend.contacts IS 'all contacts of that day, product, queue and region';
COMMENT ON COLUMN complaint_trend.share IS 'complaints per contact; NULL where there is no contact';
COMMENT ON COLUMN complaint_trend.share_low IS 'lower end of its 95 % interval (Wilson)';
COMMENT ON COLUMN complaint_trend.share_high IS 'upper end of its 95 % interval (Wilson)';
COMMENT ON COLUMN complaint_trend.sentiment_negative IS 'of these interactions, with or without a contact, those whose customers words feel negative';
COMMENT ON COLUMN complaint_trend.sentiment_neutral IS 'those whose customers words feel neither negative nor positive';
COMMENT ON COLUMN complaint_trend.sentiment_positive IS 'those whose customers words feel positive';
GRANT SELECT ON complaint_trend TO sada_reader;

CREATE OR REPLACE VIEW interaction WITH (security_invoker = true) AS
SELECT fact.tenant, fact.interaction, fact.contact, fact.started_at, fact.ended_at, fact.last_event_at, fact.customer, fact.channel,
    fact.direction, fact.product, fact.region, fact.language, fact.reason, fact.queue, fact.agent, fact.legs, fact.surveys,
    fact.resolved, fact.complaints, fact.flags,
    mark.definition, mark.eligible, mark.follow_up, mark.first_contact, mark.repeated, mark.repeat_delay_ms, mark.repeated_by,
    profile.name AS agent_name, profile.team, profile.site, profile.hired_on, profile.trainings,
    fact.sentiment
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
COMMENT ON COLUMN interaction.complaints IS 'complaint categories that sources gave and those that texts were read to have, sorted';
COMMENT ON COLUMN interaction.sentiment IS 'of the customers texts: negative where any is, else positive where any is, else neutral; NULL where none was read';
