// Trainers with something to sell, and their calendars.

import { ask, freshKey, need, read } from './answers.js';
import { signUp } from './people.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

// The same window every day. From midnight to midnight is the whole day.
export function everyDay(start, end) {
  return WEEK.map((weekday) => ({ weekday, start, end }));
}

// A free one-to-one service of half an hour, bookable every half hour and at once.
export function halfHours(overrides = {}) {
  return {
    name: 'Half an hour',
    kind: { type: 'one_to_one' },
    duration: 30,
    price: { pay: 'free' },
    overrides: { step: 30, notice: 0, ...overrides },
  };
}

// A free class of an hour.
export function groupClass(capacity) {
  return { name: 'Class', kind: { type: 'class', capacity }, duration: 60, price: { pay: 'free' }, overrides: { notice: 0 } };
}

// Signs up so many trainers, each with a profile, the services given and open hours.
export function openTrainers(count, { services = [halfHours()], weekly = everyDay('00:00', '00:00'), zones = ['UTC'] } = {}) {
  return signUp('trainer', count).map((account, at) => {
    const tz = zones[at % zones.length];
    const slug = `load-${account.id.replace(/[^a-z0-9]/g, '').slice(-16)}`;
    const profile = { slug, headline: 'Stands in a load test', biography: '', tz };
    const trainer = need(ask('POST', '/trainers', { as: account, key: freshKey(), body: profile, expect: [201] }), 'a trainer');
    const sold = services.map((service) => {
      const made = need(ask('POST', '/services', { as: account, key: freshKey(), body: service, expect: [201] }), 'a service');
      return made.id;
    });
    need(ask('PUT', '/trainers/me/hours', { as: account, body: { weekly }, expect: [200] }), 'hours');
    return { id: trainer.id, slug, tz, account, services: sold };
  });
}

// Puts a class into a trainer's calendar.
export function scheduleClass(trainer, service, start, capacity) {
  const body = { service, start: instant(start), capacity };
  return need(ask('POST', '/classes', { as: trainer.account, key: freshKey(), body, expect: [201] }), 'a class');
}

// An instant as the wire writes it, to the second.
export function instant(milliseconds) {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

// The UTC date so many days from today.
export function dateIn(days) {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

// A whole hour on a later day.
export function hourIn(days, hour) {
  return Date.parse(`${dateIn(days)}T00:00:00Z`) + hour * 60 * 60 * 1000;
}

// What a service offers, times in UTC.
export function offer(trainer, service, { from, to, as, headers, expect = [200] } = {}) {
  const dates = (from ? `&from=${from}` : '') + (to ? `&to=${to}` : '');
  return ask('GET', '/trainers/{id}/slots', { path: `/trainers/${trainer}/slots?service=${service}&tz=UTC${dates}`, as, headers, expect });
}

// The starts in an offer, as instants in UTC, in order.
export function starts(answer) {
  const days = (read(answer) || {}).days || [];
  return days.flatMap((day) => day.slots.map((start) => instant(Date.parse(start))));
}

// The next so many starts from tomorrow on, so that time passing during the run takes none away.
export function startsAhead(trainer, service, count) {
  const found = [];
  for (let day = 1; found.length < count && day < 60; day += 14) {
    const answer = offer(trainer.id, service, { from: dateIn(day), to: dateIn(Math.min(day + 14, 60)) });
    found.push(...starts(answer));
  }
  if (found.length < count) throw new Error(`the trainer offers ${found.length} starts, ${count} are needed`);
  return found.slice(0, count);
}

// The trainer's calendar: sessions with their bookings.
export function calendar(trainer, from, to) {
  const path = `/trainers/${trainer.id}/calendar?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`;
  return (read(ask('GET', '/trainers/{id}/calendar', { path, as: trainer.account })) || {}).sessions || [];
}

const GONE = ['cancelled', 'expired', 'declined'];

// The bookings of a session that still stand.
export function standing(session) {
  return (session.bookings || []).filter((booking) => !GONE.includes(booking.status));
}

// Whether sessions that still stand keep out of each other's way.
export function disjoint(sessions) {
  const taken = sessions.filter((session) => !GONE.includes(session.status)).map(({ start, end }) => [Date.parse(start), Date.parse(end)]);
  taken.sort((one, other) => one[0] - other[0]);
  return taken.every(([start], at) => at === 0 || taken[at - 1][1] <= start);
}
