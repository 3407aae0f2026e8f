SELECT jsonb_pretty(coalesce((
    SELECT to_jsonb(s) - 'account_id' || jsonb_build_object('choices', coalesce((
        SELECT jsonb_agg(to_jsonb(p) - 'account_id' ORDER BY p.subject, p.channel)
        FROM notification_preferences p WHERE p.account_id = $1), '[]'))
    FROM notification_settings s WHERE s.account_id = $1
), 'null')) AS "json!"
