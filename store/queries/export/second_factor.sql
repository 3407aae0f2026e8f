SELECT jsonb_pretty(jsonb_build_object(
    'authenticator_since', (SELECT confirmed_at FROM totp_secrets WHERE account_id = $1),
    'recovery_codes_left', (SELECT count(*) FROM recovery_codes WHERE account_id = $1 AND used_at IS NULL)
)) AS "json!"
