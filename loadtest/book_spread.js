// Clients book all over the place: many trainers, a different time for everybody. Nobody may be refused.

import exec from 'k6/execution';
import { check } from 'k6';
import { Counter, Trend } from 'k6/metrics';

import { MEASURED, amount, settings, within } from './lib/settings.js';
import { signUp } from './lib/people.js';
import { book, look, step } from './lib/bookings.js';
import { calendar, disjoint, openTrainers, standing, startsAhead } from './lib/trainers.js';

const RATE = amount('RATE', 50);
const SECONDS = amount('DURATION', 20);
const TRAINERS = amount('TRAINERS', 10);
// A client waits for one booking before the next; enough of them that nobody holds more than two times at once.
const CLIENTS = Math.max(TRAINERS, amount('CLIENTS', 40));
const BOOKINGS = RATE * SECONDS;
const PER_TRAINER = Math.ceil((BOOKINGS + RATE) / TRAINERS);

const booked = new Counter('booked');
const untilBooked = new Trend('until_booked', true);

export const options = settings({
  scenarios: {
    clients: {
      executor: 'constant-arrival-rate', rate: RATE, timeUnit: '1s', duration: `${SECONDS}s`,
      preAllocatedVUs: Math.max(20, RATE), maxVUs: Math.max(100, RATE * 3), gracefulStop: '15s', tags: MEASURED,
    },
  },
  thresholds: {
    booked: [`count>=${Math.floor(BOOKINGS * 0.98)}`],
    until_booked: [within(95, 250), within(99, 750)],
    'http_req_duration{measured:yes}': [within(95, 250), within(99, 750)],
  },
});

export function setup() {
  const trainers = openTrainers(TRAINERS).map((trainer) => ({
    ...trainer, starts: startsAhead(trainer, trainer.services[0], PER_TRAINER),
  }));
  return { trainers, clients: signUp('client', CLIENTS) };
}

// Every second client holds first and confirms after; the others book at once. All look at what they have.
export default function bookOne({ trainers, clients }) {
  const turn = exec.scenario.iterationInTest;
  const trainer = trainers[turn % TRAINERS];
  const client = clients[turn % CLIENTS];
  const start = trainer.starts[Math.floor(turn / TRAINERS)];
  const atOnce = Math.floor(turn / TRAINERS) % 2 === 0;
  const began = Date.now();
  let answer = book(client, { trainer: trainer.id, service: trainer.services[0], start, confirm: atOnce });
  if (answer.status !== 201) return;
  if (!atOnce) answer = step(client, answer.json('id'), 'confirm');
  untilBooked.add(Date.now() - began);
  const said = answer.json();
  const found = look(client, said.id).json();
  const lasting = check(found, {
    'what was acknowledged is there': (booking) => booking.status === 'confirmed' && booking.version === said.version,
    'it is the time that was asked for': (booking) => Date.parse(booking.start) === Date.parse(start),
  });
  if (lasting) booked.add(1);
}

export function teardown({ trainers }) {
  trainers.forEach((trainer) => {
    const last = trainer.starts[trainer.starts.length - 1];
    const sessions = calendar(trainer, trainer.starts[0], last);
    check(sessions, {
      'no two sessions of a trainer overlap': () => disjoint(sessions),
      'every session is one confirmed booking': () => sessions.every((session) => standing(session).length === 1),
    });
  });
}
