SELECT jsonb_pretty(coalesce((
    SELECT jsonb_build_object('requested_at', x.requested_at, 'due_at', x.due_at) FROM erasures x WHERE x.account_id = $1
), 'null')) AS "json!"
