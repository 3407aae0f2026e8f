-- Parameters, in their order: words, specialty, language, online, city, lat, lon, km, price, currency, rating in tenths,
-- free from, free to, rank and id of the last hit, how many. How the rank is made up is told in docs/search.md.
WITH asked AS (
    SELECT websearch_to_tsquery('pg_catalog.simple', $1) || websearch_to_tsquery('pg_catalog.english', $1) AS words
), fits AS (
    SELECT t.id, t.rating_sum, t.rating_count, t.words,
           2 * 6371 * asin(least(1, sqrt(
               power(sin(radians(t.lat - $6) / 2), 2)
               + cos(radians($6)) * cos(radians(t.lat)) * power(sin(radians(t.lon - $7) / 2), 2)))) AS km
    FROM trainers t
    WHERE t.status = 'approved'
      AND ($1::text IS NULL OR t.words @@ (SELECT words FROM asked))
      AND ($2::text IS NULL OR t.specialties @> ARRAY[$2])
      AND ($3::text IS NULL OR t.languages @> ARRAY[$3])
      AND ($4::boolean IS NULL OR t.online = $4)
      AND ($5::text IS NULL OR lower(t.city) = lower($5))
      AND ($8::float8 IS NULL OR t.lat BETWEEN $6 - $8 / 110.5 AND $6 + $8 / 110.5)
      AND ($9::bigint IS NULL OR EXISTS (
          SELECT FROM services s WHERE s.trainer_id = t.id AND s.active AND s.price_minor <= $9
             AND (s.price_minor = 0 OR s.currency = $10)))
      AND ($11::integer IS NULL OR (t.rating_count > 0 AND 10 * t.rating_sum >= $11 * t.rating_count))
      AND ($12::timestamptz IS NULL OR EXISTS (
          SELECT FROM trainer_openings o WHERE o.trainer_id = t.id AND o.starts && tstzrange($12, $13)))
      AND EXISTS (SELECT FROM accounts a WHERE a.id = t.account_id AND a.suspended_at IS NULL)
      AND NOT EXISTS (SELECT FROM erasures e WHERE e.account_id = t.account_id)
), ranked AS (
    SELECT id, km,
           (CASE WHEN $1::text IS NULL THEN 0 ELSE 4 * ts_rank(words, (SELECT words FROM asked)) END
            + (rating_sum + 20.0) / (rating_count + 5) / 5
            + ln(1 + rating_count) / 50
            - CASE WHEN km IS NULL THEN 0 ELSE km / 100 END)::float8 AS rank
    FROM fits WHERE $8::float8 IS NULL OR km <= $8
), page AS (
    SELECT * FROM ranked WHERE $14::float8 IS NULL OR (rank, id) < ($14, $15::uuid)
    ORDER BY rank DESC, id DESC LIMIT $16
)
SELECT p.id AS "id!", p.rank AS "rank!", CASE WHEN $8::float8 IS NULL THEN NULL ELSE p.km END AS km,
       least.price_minor AS "minor?", least.currency AS "currency?",
       shown.starts AS "next: Vec<Instant>", shown.until AS "until: Vec<Option<Instant>>"
FROM page p
LEFT JOIN trainer_openings o ON o.trainer_id = p.id
LEFT JOIN LATERAL (
    SELECT s.price_minor, s.currency FROM services s WHERE s.trainer_id = p.id AND s.active
    ORDER BY s.price_minor, s.id LIMIT 1) least ON true
-- Those that are known one by one, and beyond them where a stretch of free time begins.
LEFT JOIN LATERAL (
    SELECT array_agg(start ORDER BY start) AS starts, array_agg(until ORDER BY start) AS until FROM (
        SELECT one.start, one.until FROM unnest(o.next, o.next_until) AS one (start, until)
        UNION ALL
        SELECT lower(span), lower(span) FROM unnest(o.starts) AS span WHERE lower(span) > o.next[array_upper(o.next, 1)]
        ORDER BY 1) AS openings
    WHERE $12::timestamptz IS NULL OR (start >= $12 AND start < $13)) shown ON true
ORDER BY p.rank DESC, p.id DESC
