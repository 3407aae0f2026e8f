SELECT jsonb_pretty(jsonb_build_object(
    'identities', coalesce((SELECT jsonb_agg(to_jsonb(i) - 'account_id' ORDER BY i.created_at, i.id)
        FROM identities i WHERE i.account_id = $1), '[]'),
    'authenticator_since', (SELECT confirmed_at FROM totp_secrets WHERE account_id = $1),
    'recovery_codes_left', (SELECT count(*) FROM recovery_codes WHERE account_id = $1 AND used_at IS NULL)
)) AS "json!"
