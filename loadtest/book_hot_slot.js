// Everybody wants the same half hour. First rounds in which all clients ask for one time at the same instant:
// one gets it, each time. Then a taken time is asked for as fast as answers come: refusals must be cheap.

import exec from 'k6/execution';
import { check, sleep } from 'k6';
import { Counter } from 'k6/metrics';

import { MEASURED, amount, settings, within } from './lib/settings.js';
import { slug } from './lib/answers.js';
import { signUp } from './lib/people.js';
import { book } from './lib/bookings.js';
import { calendar, disjoint, instant, openTrainers, standing, startsAhead } from './lib/trainers.js';

const CLIENTS = amount('CLIENTS', 100);
const ROUNDS = amount('ROUNDS', 20);
const GAP_MS = amount('GAP_MS', 750);
const HAMMERS = amount('HAMMERS', 10);
const SECONDS = amount('DURATION', 10);
const LEAD_MS = 2000;
const RACE_SECONDS = Math.ceil((LEAD_MS + ROUNDS * GAP_MS) / 1000) + 2;

const won = new Counter('won');
const lost = new Counter('lost');
const refused = new Counter('refused');

export const options = settings({
  busy: 0.5,
  scenarios: {
    race: { executor: 'per-vu-iterations', vus: CLIENTS, iterations: ROUNDS, maxDuration: '120s', exec: 'race', tags: { phase: 'race' } },
    hammer: {
      executor: 'constant-vus', vus: HAMMERS, duration: `${SECONDS}s`, startTime: `${RACE_SECONDS}s`, exec: 'hammer',
      tags: { ...MEASURED, phase: 'hammer' },
    },
  },
  thresholds: {
    won: [`count==${ROUNDS}`],
    lost: [`count==${ROUNDS * (CLIENTS - 1)}`],
    refused: ['count>0'],
    'http_req_duration{phase:race}': [within(95, 500)],
    'http_req_duration{measured:yes}': [within(95, 50), within(99, 150)],
  },
});

export function setup() {
  const [trainer] = openTrainers(1);
  const clients = signUp('client', CLIENTS);
  const [taken, ...slots] = startsAhead(trainer, trainer.services[0], ROUNDS + 1);
  book(clients[0], { trainer: trainer.id, service: trainer.services[0], start: taken });
  return { trainer, clients, taken, slots, begin: Date.now() + LEAD_MS };
}

export function race({ trainer, clients, slots, begin }) {
  const client = clients[(exec.vu.idInTest - 1) % CLIENTS];
  const round = exec.vu.iterationInScenario;
  sleep(Math.max(0, begin + round * GAP_MS - Date.now()) / 1000);
  const answer = book(client, { trainer: trainer.id, service: trainer.services[0], start: slots[round], expect: [201, 409] });
  if (answer.status === 201) {
    won.add(1);
    check(answer, { 'the winner has a confirmed booking': (one) => one.json('status') === 'confirmed' });
  } else if (saysTaken(answer)) {
    lost.add(1);
  }
}

export function hammer({ trainer, clients, taken }) {
  const client = clients[1 + (exec.vu.idInTest % (CLIENTS - 1))];
  const answer = book(client, { trainer: trainer.id, service: trainer.services[0], start: taken, expect: [409] });
  if (saysTaken(answer)) refused.add(1);
}

function saysTaken(answer) {
  return check(answer, {
    'the refusal is slot_taken and says why': (one) => slug(one) === 'slot_taken' && one.json('why').some(({ sentence }) => Boolean(sentence)),
  });
}

export function teardown({ trainer, taken, slots }) {
  const sessions = calendar(trainer, taken, instant(Date.parse(slots[slots.length - 1]) + 60 * 60 * 1000));
  const times = new Set(sessions.filter((session) => standing(session).length === 1).map(({ start }) => instant(Date.parse(start))));
  check(sessions, {
    'each time was sold once': () => sessions.length === ROUNDS + 1 && [taken, ...slots].every((start) => times.has(start)),
    'no two sessions overlap': () => disjoint(sessions),
  });
}
