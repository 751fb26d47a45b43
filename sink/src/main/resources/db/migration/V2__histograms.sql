-- Histograms are flat arrays of pairs {bucket, count, bucket, count, …}, buckets rising. Values below 128 have a bucket each; above,
-- every power of two is cut into 64 equal parts.

CREATE FUNCTION hist_compact(pairs bigint[]) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
    SELECT coalesce(array_agg(each.item ORDER BY total.bucket, each.place), '{}')
    FROM (
        SELECT pairs[i] AS bucket, sum(pairs[i + 1])::bigint AS n
        FROM generate_series(1, cardinality(pairs), 2) AS i
        GROUP BY pairs[i]
        HAVING sum(pairs[i + 1]) <> 0
    ) AS total
    CROSS JOIN LATERAL (VALUES (1, total.bucket), (2, total.n)) AS each (place, item)
);
COMMENT ON FUNCTION hist_compact(bigint[]) IS 'The histogram of pairs in any order, with repeats';

-- Appending is cheap and compacting is not, so it is done once in a while.
CREATE FUNCTION hist_append(state bigint[], hist bigint[]) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    IF cardinality(state) > 8192 THEN
        RETURN sada.hist_compact(state || hist);
    END IF;
    RETURN state || hist;
END $$;
COMMENT ON FUNCTION hist_append(bigint[], bigint[]) IS 'A step of hist_sum';

CREATE AGGREGATE hist_sum(hist bigint[]) (
    SFUNC = hist_append,
    STYPE = bigint[],
    INITCOND = '{}',
    FINALFUNC = hist_compact,
    COMBINEFUNC = hist_append,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE hist_sum(bigint[]) IS 'The histogram of all values of several histograms; fails where a count leaves 64 bits';

CREATE FUNCTION hist_total(hist bigint[]) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
    SELECT coalesce(sum(hist[i]), 0) FROM generate_series(2, cardinality(hist), 2) AS i
);
COMMENT ON FUNCTION hist_total(bigint[]) IS 'How many values a histogram holds';

CREATE FUNCTION hist_lowest(bucket bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE WHEN bucket < 128 THEN bucket ELSE (64 + (bucket & 63)) << ((bucket >> 6)::integer - 1) END;
COMMENT ON FUNCTION hist_lowest(bigint) IS 'The least value of a bucket';

CREATE FUNCTION hist_midpoint(bucket bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    (sada.hist_lowest(bucket) + sada.hist_lowest(bucket + 1) - 1) / 2;
COMMENT ON FUNCTION hist_midpoint(bigint) IS 'The value that stands for a bucket, within 1 % of each of its values';

CREATE FUNCTION hist_quantile(hist bigint[], quantile double precision) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
    SELECT sada.hist_midpoint(bucket)
    FROM (
        SELECT hist[i] AS bucket,
            sum(hist[i + 1]) OVER (ORDER BY i) AS seen,
            greatest(1, ceil(quantile * sum(hist[i + 1]) OVER ()))::numeric AS rank
        FROM generate_series(1, cardinality(hist), 2) AS i
    ) AS counted
    WHERE seen >= rank
    ORDER BY seen
    LIMIT 1
);
COMMENT ON FUNCTION hist_quantile(bigint[], double precision) IS 'The value that the share quantile, between 0 and 1, of all values does not exceed, to within 1 %; NULL where there is none';
