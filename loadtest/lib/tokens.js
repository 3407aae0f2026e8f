// Access tokens, renewed when a run outlives them.

import http from 'k6/http';

import { API } from './settings.js';

// An access token lives 15 minutes.
const RENEW_AFTER_MS = 12 * 60 * 1000;

// The account's access token; a fresh one when it is about to run out. Signing in rather than refreshing,
// because each VU has its own copy of the account and a refresh token that is used twice ends the session.
export function bearer(account) {
  if (Date.now() - account.since > RENEW_AFTER_MS) {
    const body = JSON.stringify({ email: account.email, password: account.password });
    const params = { headers: { 'Content-Type': 'application/json' }, tags: { name: 'POST /auth/sign-in' }, timeout: '60s' };
    const answer = http.post(`${API}/auth/sign-in`, body, params);
    if (answer.status === 200) {
      account.token = answer.json('access_token');
      account.since = Date.now();
    }
  }
  return account.token;
}
