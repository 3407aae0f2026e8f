SELECT jsonb_pretty(coalesce(jsonb_agg(to_jsonb(x) - 'account_id' ORDER BY x.seq), '[]')) AS "json!"
FROM notifications x WHERE x.account_id = $1
