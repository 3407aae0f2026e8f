// What a client does with a booking.

import { ask, freshKey } from './answers.js';

// Books or, without `confirm`, holds a time (`start`) or a seat (`session`).
export function book(client, { trainer, service, start, session, confirm = true, key = freshKey(), expect = [201], tags }) {
  const place = session ? { session } : { start };
  const body = { trainer, service, ...place, confirm };
  return ask('POST', '/bookings', { as: client, key, body, expect, tags });
}

// Takes a booking one step on: `confirm`, `release`, `cancel` or `reschedule`.
export function step(client, booking, verb, { body = {}, expect = [200] } = {}) {
  return ask('POST', `/bookings/{id}/${verb}`, { path: `/bookings/${booking}/${verb}`, as: client, key: freshKey(), body, expect });
}

// Looks a booking up.
export function look(client, booking, { expect = [200] } = {}) {
  return ask('GET', '/bookings/{id}', { path: `/bookings/${booking}`, as: client, expect });
}

// All bookings of an account's list, page by page. `as` is the side it is seen from.
export function list(account, as) {
  const found = [];
  let cursor = '';
  do {
    const path = `/bookings?as=${as}&limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
    const page = ask('GET', '/bookings', { path, as: account }).json();
    found.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return found;
}
