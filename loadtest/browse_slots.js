// Many people look for a time, nobody books: the calendar as a page that is read over and over.

import { check } from 'k6';
import { Counter } from 'k6/metrics';

import { MEASURED, amount, settings, within } from './lib/settings.js';
import { ask, read } from './lib/answers.js';
import { signUp } from './lib/people.js';
import { book } from './lib/bookings.js';
import { dateIn, everyDay, halfHours, hourIn, instant, offer, openTrainers, starts, startsAhead } from './lib/trainers.js';

const RATE = amount('RATE', 80);
const SECONDS = amount('DURATION', 25);
const TRAINERS = amount('TRAINERS', 6);
const BOOKED = 10;

const visits = new Counter('visits');

export const options = settings({
  scenarios: {
    visitors: {
      executor: 'constant-arrival-rate', rate: RATE, timeUnit: '1s', duration: `${SECONDS}s`,
      preAllocatedVUs: Math.max(20, Math.ceil(RATE / 4)), maxVUs: Math.max(60, RATE * 2), gracefulStop: '10s', tags: MEASURED,
    },
  },
  thresholds: {
    visits: [`count>=${Math.floor(RATE * SECONDS * 0.98)}`],
    'http_req_duration{measured:yes}': [within(95, 100), within(99, 250)],
    'http_req_duration{name:GET /trainers/{id}/slots}': [within(95, 100)],
  },
});

export function setup() {
  const trainers = openTrainers(TRAINERS, {
    services: [halfHours({ step: 15, buffer_after: 15 })],
    weekly: everyDay('07:00', '21:00'),
    zones: ['Europe/Sofia', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'America/Sao_Paulo', 'UTC'],
  });
  const [client] = signUp('client', 1);
  trainers.forEach((trainer) => {
    const [service] = trainer.services;
    const offered = startsAhead(trainer, service, BOOKED * 8);
    for (let at = 0; at < BOOKED; at += 1) book(client, { trainer: trainer.id, service, start: offered[at * 8] });
  });
  return trainers.map(({ id, slug, tz, services }) => ({ id, slug, tz, service: services[0] }));
}

export default function visit(trainers) {
  const trainer = trainers[Math.floor(Math.random() * trainers.length)];
  ask('GET', '/trainers/{id}', { path: `/trainers/${trainer.slug}` });
  const first = 1 + Math.floor(Math.random() * 20);
  const days = { from: dateIn(first), to: dateIn(first + 14) };
  const answer = offer(trainer.id, trainer.service, days);
  const offered = starts(answer);
  check(offered, {
    'two weeks have times left': (times) => times.length > 0,
    'times rise and lie within what was asked': (times) => rising(times) && inside(times, days),
  });
  offer(trainer.id, trainer.service, { ...days, headers: { 'If-None-Match': answer.headers.Etag }, expect: [304] });
  const at = encodeURIComponent(instant(hourIn(first, 3)));
  const why = read(ask('GET', '/trainers/{id}/why', { path: `/trainers/${trainer.id}/why?service=${trainer.service}&at=${at}` })) || {};
  check(why, { 'why answers with a sentence': (said) => typeof said.bookable === 'boolean' && Boolean(said.sentence) });
  visits.add(1);
}

function rising(times) {
  return times.every((time, at) => at === 0 || times[at - 1] < time);
}

function inside(times, { from, to }) {
  return times.length === 0 || (times[0] >= from && times[times.length - 1] < to);
}
