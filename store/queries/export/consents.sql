SELECT jsonb_pretty(coalesce(jsonb_agg(to_jsonb(x) - 'account_id' ORDER BY x.at, x.purpose, x.ordinal), '[]')) AS "json!"
FROM consents x WHERE x.account_id = $1
