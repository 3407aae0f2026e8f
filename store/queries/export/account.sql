SELECT jsonb_pretty(to_jsonb(a) - 'password_hash') AS "json!" FROM accounts a WHERE a.id = $1
