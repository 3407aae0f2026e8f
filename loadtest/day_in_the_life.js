// Everything at once, as on a busy day: trainers with their pages open, people who look, people who book, hold,
// think again, move and cancel, classes that fill, trainers who take time off; sockets that come and go.

import { check, sleep } from 'k6';
import exec from 'k6/execution';
import { Counter, Trend } from 'k6/metrics';

import { MEASURED, amount, settings, within } from './lib/settings.js';
import { ask, complain, freshKey, slug } from './lib/answers.js';
import { signUp } from './lib/people.js';
import { book, list, look, step } from './lib/bookings.js';
import {
  calendar, dateIn, disjoint, everyDay, groupClass, halfHours, hourIn, instant, offer, openTrainers, scheduleClass, standing, starts,
} from './lib/trainers.js';
import { Watcher, applySlots } from './lib/sockets.js';
import { at, until } from './lib/waiting.js';

const SECONDS = amount('DURATION', 30);
const TRAINERS = amount('TRAINERS', 6);
const CLIENTS = amount('CLIENTS', 30);
const PAGES = amount('PAGES', 60);
const VISITS = amount('VISITS', 20);
const JOURNEYS = amount('JOURNEYS', 8);
const SEATS = 12;
// People choose among the next times, so that they get into each other's way.
const NEXT_TIMES = 60;
// Sockets are open before the first booking …
const LEAD_SECONDS = 3;
// … and until the last journey is over.
const SETTLE_MS = 6000;
const PATIENCE_MS = 8000;

const journeys = new Counter('journeys');
const tooLate = new Counter('too_late');
const untold = new Counter('untold');
const toldTwice = new Counter('told_twice');
const trainersTold = new Counter('trainers_told');
const converged = new Counter('converged');
const reconnects = new Counter('reconnects');
const untilBooked = new Trend('until_booked', true);

function arriving(rate, run, tags) {
  return {
    executor: 'constant-arrival-rate', rate, timeUnit: '1s', duration: `${SECONDS}s`, startTime: `${LEAD_SECONDS}s`, exec: run, gracefulStop: '10s',
    preAllocatedVUs: Math.max(10, rate * 4), maxVUs: Math.max(40, rate * 10), tags: { ...MEASURED, ...tags },
  };
}

function staying(vus, run) {
  return { executor: 'per-vu-iterations', vus, iterations: 1, maxDuration: `${SECONDS + 120}s`, exec: run };
}

export const options = settings({
  scenarios: {
    visitors: arriving(VISITS, 'visit', { who: 'visitor' }),
    clients: arriving(JOURNEYS, 'journey', { who: 'client' }),
    students: arriving(2, 'takeSeat', { who: 'client' }),
    office: arriving(1, 'office', { who: 'trainer' }),
    trainers: staying(TRAINERS, 'trainerAtWork'),
    pages: staying(Math.min(PAGES, TRAINERS), 'openPages'),
  },
  thresholds: {
    journeys: [`count>=${Math.floor(JOURNEYS * SECONDS * 0.95)}`],
    too_late: [`count<=${Math.ceil(JOURNEYS * SECONDS * 0.4)}`],
    trainers_told: [`count==${TRAINERS}`],
    untold: ['count==0'],
    told_twice: ['count==0'],
    converged: [`count==${PAGES}`],
    reconnects: [`count>=${TRAINERS}`],
    chain_breaks: ['count==0'],
    socket_errors: ['count==0'],
    until_booked: [within(95, 500)],
    'http_req_duration{who:visitor}': [within(95, 150)],
    'http_req_duration{who:client}': [within(95, 300)],
    'http_req_duration{measured:yes}': [within(95, 250), within(99, 750)],
  },
});

export function setup() {
  const trainers = openTrainers(TRAINERS, {
    services: [halfHours({ step: 15 }), groupClass(SEATS)],
    weekly: everyDay('06:00', '18:00'),
    zones: ['Europe/Sofia', 'UTC', 'America/New_York', 'Asia/Tokyo'],
  }).map((trainer) => ({ ...trainer, classes: threeClasses(trainer) }));
  return { trainers, clients: signUp('client', CLIENTS), ends: Date.now() + (LEAD_SECONDS + SECONDS) * 1000 };
}

function threeClasses(trainer) {
  return [3, 4, 5].map((day) => scheduleClass(trainer, trainer.services[1], hourIn(day, 12), SEATS).id);
}

function any(list) {
  return list[Math.floor(Math.random() * list.length)];
}

function chance(percent) {
  return Math.random() * 100 < percent;
}

export function visit({ trainers }) {
  const trainer = any(trainers);
  ask('GET', '/trainers/{id}', { path: `/trainers/${trainer.slug}` });
  const days = { from: dateIn(1), to: dateIn(8) };
  const answer = offer(trainer.id, trainer.services[0], days);
  offer(trainer.id, trainer.services[0], { ...days, headers: { 'If-None-Match': answer.headers.Etag }, expect: [200, 304] });
}

// Looks, chooses while others do too, and then books, or thinks again.
export function journey({ trainers, clients }) {
  const [trainer, client] = [any(trainers), any(clients)];
  const [service] = trainer.services;
  const offered = starts(offer(trainer.id, service, { from: dateIn(1), to: dateIn(11) })).slice(0, NEXT_TIMES);
  if (offered.length === 0) return;
  sleep(0.5 + Math.random() * 1.5);
  const began = Date.now();
  const confirm = chance(50);
  let answer = book(client, { trainer: trainer.id, service, start: any(offered), confirm, expect: [201, 409] });
  journeys.add(1);
  if (answer.status !== 201) {
    check(answer, { 'who comes too late is told so': (one) => ['slot_taken', 'hold_limit'].includes(slug(one)) });
    tooLate.add(1);
    return;
  }
  const { id } = answer.json();
  if (!confirm) {
    sleep(0.2 + Math.random());
    if (chance(15)) {
      step(client, id, 'release');
      return;
    }
    if (chance(10)) return;
    answer = step(client, id, 'confirm');
  }
  if (confirm) untilBooked.add(Date.now() - began);
  const found = look(client, id).json();
  check(found, { 'what was acknowledged is there': (booking) => booking.status === 'confirmed' });
  if (chance(10)) step(client, id, 'reschedule', { body: { start: any(offered) }, expect: [200, 409] });
  if (chance(15)) step(client, id, 'cancel');
}

export function takeSeat({ trainers, clients }) {
  const trainer = any(trainers);
  const order = { trainer: trainer.id, service: trainer.services[1], session: any(trainer.classes) };
  const answer = book(any(clients), { ...order, expect: [201, 409] });
  if (answer.status === 409) check(answer, { 'no seat: full, or has one': (one) => ['class_full', 'already_in_class'].includes(slug(one)) });
}

// A trainer takes an afternoon off, closes a day, and thinks again.
export function office({ trainers }) {
  const turn = exec.scenario.iterationInTest;
  const trainer = trainers[turn % trainers.length];
  const as = trainer.account;
  const start = hourIn(20 + (turn % 20), 12);
  const body = { start: instant(start), end: instant(start + 4 * 60 * 60 * 1000) };
  const off = ask('POST', '/trainers/me/time-off', { as, key: freshKey(), body, expect: [201] });
  if (off.status === 201) ask('DELETE', '/trainers/me/time-off/{id}', { path: `/trainers/me/time-off/${off.json('id')}`, as, expect: [204] });
  const path = `/trainers/me/overrides/${dateIn(40 + (turn % 15))}`;
  ask('PUT', '/trainers/me/overrides/{date}', { path, as, body: { windows: [] }, expect: [200, 204] });
  ask('DELETE', '/trainers/me/overrides/{date}', { path, as, expect: [204] });
  ask('GET', '/bookings', { path: '/bookings?as=trainer&limit=50', as });
}

// A trainer's page, open all day, with a connection that breaks once. In the end the trainer was told of every
// booking, once.
export function trainerAtWork({ trainers, ends }) {
  const trainer = trainers[exec.scenario.iterationInTest];
  const told = new Map();
  const heard = (_, message) => {
    if (message.d.kind === 'booking.created') told.set(message.d.booking, (told.get(message.d.booking) || 0) + 1);
  };
  const connect = (after) => new Watcher({ account: trainer.account, topics: { me: { onEvent: heard, after } } });
  let watcher = connect();
  at(ends - SECONDS * 1000 * (0.3 + Math.random() * 0.4), () => {
    watcher.leave();
    setTimeout(() => {
      reconnects.add(1);
      watcher = connect(watcher.topic('me'));
    }, 500 + Math.random() * 2000);
  });
  at(ends + SETTLE_MS, () => {
    const made = list(trainer.account, 'trainer').filter(({ status }) => ['confirmed', 'completed'].includes(status));
    until(() => made.every(({ id }) => told.has(id)), PATIENCE_MS, () => {
      const missing = made.filter(({ id }) => !told.has(id)).length;
      const twice = [...told.values()].filter((times) => times > 1).length;
      untold.add(missing);
      toldTwice.add(twice);
      if (missing || twice) complain(`a trainer with ${made.length} bookings was not told of ${missing}, and twice of ${twice}`);
      if (told.size > 0) trainersTold.add(1);
      watcher.leave();
    });
  });
}

// Booking pages: each stays a while, breaks off, comes back where it was, and shows in the end what REST says.
export function openPages({ trainers, ends }) {
  const turn = exec.scenario.iterationInTest;
  const among = Math.min(PAGES, TRAINERS);
  const trainer = trainers[turn % TRAINERS];
  const count = Math.floor(PAGES / among) + (turn < PAGES % among ? 1 : 0);
  for (let page = 0; page < count; page += 1) openPage(trainer, ends);
}

function openPage(trainer, ends) {
  const [service] = trainer.services;
  const name = `service:${service}:slots`;
  const connect = (after) => new Watcher({ topics: { [name]: { onState: applySlots, after } } });
  let watcher = connect();
  const breakOff = () => {
    if (Date.now() > ends - 3000) return;
    watcher.leave();
    setTimeout(() => {
      reconnects.add(1);
      watcher = connect(watcher.topic(name));
    }, 100 + Math.random() * 900);
    setTimeout(breakOff, 5000 + Math.random() * 10000);
  };
  setTimeout(breakOff, 3000 + Math.random() * 10000);
  at(ends + SETTLE_MS, () => {
    until(() => sameAsRest(trainer, service, watcher.topic(name)), PATIENCE_MS, (same) => {
      check(same, { 'the page shows what REST offers': () => same });
      if (same) converged.add(1);
      watcher.leave();
    }, 1000);
  });
}

// Times that pass while this runs are left aside.
function sameAsRest(trainer, service, { state }) {
  if (!state) return false;
  const days = { from: dateIn(1), to: dateIn(15) };
  const offered = new Set(starts(offer(trainer.id, service, days)));
  const shown = [...state.free].filter((start) => start >= days.from && start < days.to);
  return shown.length === offered.size && shown.every((start) => offered.has(start));
}

export function teardown({ trainers }) {
  trainers.forEach((trainer) => {
    const sessions = calendar(trainer, instant(hourIn(0, 0)), instant(hourIn(14, 0)));
    check(sessions, {
      'no two sessions of a trainer overlap': () => disjoint(sessions),
      'no class has more people than seats': () => sessions.every((session) => standing(session).length <= (session.capacity || 1)),
    });
  });
}
