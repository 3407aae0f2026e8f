SELECT jsonb_pretty(coalesce((SELECT to_jsonb(x) - 'account_id' FROM health_notes x WHERE x.account_id = $1), 'null')) AS "json!"
