// A popular class opens: 200 clients ask for one of 20 seats at the same instant, while a page watches the
// seats go. As many succeed as there are seats, everybody else is told that the class is full.

import exec from 'k6/execution';
import { check, sleep } from 'k6';
import { Counter } from 'k6/metrics';

import { MEASURED, amount, settings, within } from './lib/settings.js';
import { freshKey, slug } from './lib/answers.js';
import { signUp } from './lib/people.js';
import { book } from './lib/bookings.js';
import { calendar, dateIn, groupClass, hourIn, instant, offer, openTrainers, scheduleClass, standing } from './lib/trainers.js';
import { Watcher, applySlots } from './lib/sockets.js';
import { until } from './lib/waiting.js';

const CLIENTS = amount('CLIENTS', 200);
const SEATS = amount('SEATS', 20);
const LEAD_MS = 3000;
const WATCH_MS = 20000;

const seated = new Counter('seated');
const turnedAway = new Counter('turned_away');
const seatsSeen = new Counter('seats_seen');

export const options = settings({
  busy: 0.5,
  scenarios: {
    rush: { executor: 'per-vu-iterations', vus: CLIENTS, iterations: 1, maxDuration: '60s', exec: 'rush', tags: MEASURED },
    page: { executor: 'per-vu-iterations', vus: 1, iterations: 1, maxDuration: '60s', exec: 'page' },
  },
  thresholds: {
    seated: [`count==${Math.min(SEATS, CLIENTS)}`],
    turned_away: [`count==${Math.max(0, CLIENTS - SEATS)}`],
    seats_seen: [`count==${Math.min(SEATS, CLIENTS)}`],
    chain_breaks: ['count==0'],
    socket_errors: ['count==0'],
    'http_req_duration{asks:seat}': [within(95, 1000)],
    'http_req_duration{measured:yes}': [within(95, 1000)],
  },
});

export function setup() {
  const [trainer] = openTrainers(1, { services: [groupClass(SEATS)] });
  const start = hourIn(2, 18);
  const session = scheduleClass(trainer, trainer.services[0], start, SEATS).id;
  return { trainer, session, start, clients: signUp('client', CLIENTS), begin: Date.now() + LEAD_MS };
}

export function rush({ trainer, session, clients, begin }) {
  const client = clients[exec.scenario.iterationInTest];
  const order = { trainer: trainer.id, service: trainer.services[0], session, key: freshKey(), tags: { asks: 'seat' } };
  sleep(Math.max(0, begin - Date.now()) / 1000);
  const answer = book(client, { ...order, expect: [201, 409] });
  if (answer.status === 201) {
    seated.add(1);
    keepsOneSeat(client, order, answer.json('id'));
    return;
  }
  const clear = check(answer, { 'the refusal is class_full': (one) => slug(one) === 'class_full' });
  if (clear) turnedAway.add(1);
}

// The answer may have been lost on its way: the same key gives the same seat, a new one no second.
function keepsOneSeat(client, order, booking) {
  const again = book(client, { ...order, tags: {} });
  check(again, { 'asking again gives the same seat': (one) => one.json('id') === booking });
  const second = book(client, { ...order, key: freshKey(), tags: {}, expect: [409] });
  check(second, { 'nobody gets a second seat': (one) => slug(one) === 'already_in_class' });
}

// Sees the seats go from all to none, never up.
export function page({ trainer, session, begin }) {
  let left = SEATS;
  const watcher = new Watcher({
    topics: {
      [`service:${trainer.services[0]}:slots`]: {
        onState: (topic, message) => {
          applySlots(topic, message);
          const now = topic.state.seats.get(session);
          check(now, { 'seats only go': () => now !== undefined && now <= left });
          seatsSeen.add(left - now);
          left = now;
        },
      },
    },
  });
  const goal = Math.max(0, SEATS - CLIENTS);
  until(() => left <= goal, begin + WATCH_MS - Date.now(), () => watcher.leave());
}

export function teardown({ trainer, session, start }) {
  const taken = Math.min(SEATS, CLIENTS);
  const found = calendar(trainer, instant(start), instant(start + 60 * 60 * 1000)).find(({ id }) => id === session) || {};
  const clients = new Set(standing(found).map(({ client }) => (client && client.id) || client));
  check(found, { 'the calendar has as many seats as were given': () => clients.size === taken && standing(found).length === taken });
  const answer = offer(trainer.id, trainer.services[0], { from: dateIn(1), to: dateIn(4) });
  const offered = (answer.json('classes') || []).find((one) => one.session === session) || {};
  check(offered, { 'the offer says what is left': (one) => one.left === SEATS - taken });
}
