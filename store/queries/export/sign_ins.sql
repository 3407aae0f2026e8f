SELECT jsonb_pretty(coalesce(jsonb_agg(to_jsonb(x) - 'account_id' ORDER BY x.created_at, x.id), '[]')) AS "json!"
FROM sign_ins x WHERE x.account_id = $1
