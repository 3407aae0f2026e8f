SELECT jsonb_pretty(coalesce((SELECT to_jsonb(x) - 'account_id' FROM profiles x WHERE x.account_id = $1), 'null')) AS "json!"
