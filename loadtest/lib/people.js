// Accounts. Signing up costs the server an argon2 hash, so scripts do it before what they measure.

import { amount } from './settings.js';
import { askAll, need, request } from './answers.js';

// How many sign-ups are under way at once.
const AT_ONCE = amount('SIGN_UPS_AT_ONCE', 8);

// Makes so many accounts of a role (`client` or `trainer`).
export function signUp(role, count, { tz = 'UTC' } = {}) {
  const run = crypto.randomUUID().slice(0, 13);
  const password = `load ${crypto.randomUUID()}`;
  const accounts = [];
  for (let first = 0; first < count; first += AT_ONCE) {
    const group = [];
    for (let at = first; at < Math.min(first + AT_ONCE, count); at += 1) {
      const body = { email: `${role}.${at}.${run}@load.example`, password, name: `${role} ${at}`, role, tz };
      group.push({ body, wanted: request('POST', '/auth/sign-up', { body, expect: [201], timeout: '60s' }) });
    }
    askAll(group.map(({ wanted }) => wanted)).forEach((answer, at) => {
      if (answer.status === 429) {
        throw new Error('the server limits sign-ups from one address; raise that limit for a load test (loadtest/README.md)');
      }
      const { account, access_token } = need(answer, 'an account');
      accounts.push({ id: account.id, email: group[at].body.email, password, token: access_token, since: Date.now() });
    });
  }
  return accounts;
}
