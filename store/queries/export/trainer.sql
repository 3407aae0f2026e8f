SELECT jsonb_pretty(coalesce((
    SELECT to_jsonb(t) - 'account_id' - 'words' || jsonb_build_object(
        'zone', r.zone, 'accepting', r.accepting, 'policy', r.policy, 'weekly', r.weekly,
        'overrides', coalesce((SELECT jsonb_agg(to_jsonb(d) - 'trainer_id' ORDER BY d.date)
            FROM date_overrides d WHERE d.trainer_id = t.id), '[]'),
        'time_off', coalesce((SELECT jsonb_agg(jsonb_build_object('id', o.id, 'start', lower(o.during),
            'end', upper(o.during), 'note', o.note) ORDER BY o.id) FROM time_off o WHERE o.trainer_id = t.id), '[]'),
        'other_calendars', coalesce((SELECT jsonb_agg(to_jsonb(e) - 'trainer_id' ORDER BY e.source)
            FROM external_busy e WHERE e.trainer_id = t.id), '[]'))
    FROM trainers t JOIN calendar_rules r ON r.trainer_id = t.id WHERE t.account_id = $1
), 'null')) AS "json!"
