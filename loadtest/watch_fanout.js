// Many pages watch one trainer's times while somebody books them, one after the other, and gives half of them
// back. Each page must see each change, in order, soon, and show in the end what REST says.
//
// The moment of each change is planned beforehand, so that all VUs know it. What a page waited is counted from
// the planned moment: a booker that is late counts against the server, not for it.

import { check, sleep } from 'k6';
import exec from 'k6/execution';
import { Counter, Trend } from 'k6/metrics';

import { MEASURED, amount, settings, within } from './lib/settings.js';
import { complain } from './lib/answers.js';
import { signUp } from './lib/people.js';
import { book, step } from './lib/bookings.js';
import { halfHours, instant, offer, openTrainers, starts, startsAhead } from './lib/trainers.js';
import { Watcher, applySlots, tickets } from './lib/sockets.js';
import { at, until } from './lib/waiting.js';

const SOCKETS = amount('SOCKETS', 500);
const VUS = Math.min(SOCKETS, amount('VUS', 10));
const BOOKINGS = amount('BOOKINGS', 30);
const GAP_MS = amount('GAP_MS', 400);
const CANCELLED = Math.floor(BOOKINGS / 2);
const CHANGES = BOOKINGS + CANCELLED;
// Long enough for all sockets to be open and to have their snapshot.
const LEAD_MS = amount('LEAD_MS', 4000 + SOCKETS * 8);
const PATIENCE_MS = 10000;
const HORIZON_DAYS = 14;

const opened = new Counter('opened');
const deliveries = new Counter('deliveries');
const converged = new Counter('converged');
const deltaLatency = new Trend('delta_latency', true);
const bookerLate = new Trend('booker_late', true);

export const options = settings({
  scenarios: {
    pages: { executor: 'per-vu-iterations', vus: VUS, iterations: 1, maxDuration: '300s', exec: 'pages' },
    booker: { executor: 'per-vu-iterations', vus: 1, iterations: 1, maxDuration: '300s', exec: 'booker', tags: MEASURED },
  },
  thresholds: {
    opened: [`count==${SOCKETS}`],
    deliveries: [`count==${SOCKETS * CHANGES}`],
    converged: [`count==${SOCKETS}`],
    delta_latency: [within(95, 300), within(99, 600)],
    booker_late: [within(95, 50)],
    chain_breaks: ['count==0'],
    socket_errors: ['count==0'],
    'http_req_duration{measured:yes}': [within(95, 250)],
  },
});

// Books the times in order, then gives the first ones back.
export function setup() {
  const [trainer] = openTrainers(1, { services: [halfHours({ horizon_days: HORIZON_DAYS })] });
  const clients = signUp('client', 4);
  const slots = startsAhead(trainer, trainer.services[0], BOOKINGS);
  const begin = Date.now() + LEAD_MS;
  const changes = [];
  for (let turn = 0; turn < CHANGES; turn += 1) {
    const gone = turn < BOOKINGS;
    changes.push({ at: begin + turn * GAP_MS, start: slots[gone ? turn : turn - BOOKINGS], gone });
  }
  return { trainer, clients, changes, begin };
}

export function booker({ trainer, clients, changes }) {
  const made = new Map();
  changes.forEach(({ at: due, start, gone }, turn) => {
    sleep(Math.max(0, due - Date.now()) / 1000);
    bookerLate.add(Date.now() - due);
    const client = clients[(gone ? turn : turn - BOOKINGS) % clients.length];
    if (gone) made.set(start, book(client, { trainer: trainer.id, service: trainer.services[0], start }).json('id'));
    else step(client, made.get(start), 'cancel');
  });
}

export function pages({ trainer, changes, begin }) {
  const mine = share(SOCKETS, VUS, exec.scenario.iterationInTest);
  const open = [];
  openSome(mine, open, () => new Page(trainer.services[0], changes));
  at(begin - 500, () => open.forEach((page) => page.ready()));
  const last = changes[changes.length - 1].at;
  until(() => Date.now() > begin && open.every((page) => page.sawAll()), last - Date.now() + PATIENCE_MS, () => {
    const answer = offer(trainer.id, trainer.services[0]);
    open.forEach((page) => page.compare(answer));
  });
}

// How many of a total fall to one of several.
function share(total, among, which) {
  return Math.floor(total / among) + (which < total % among ? 1 : 0);
}

// Opens sockets ten at a time: one that waits too long for its turn would find its ticket run out.
function openSome(count, open, make) {
  if (open.length >= count) return;
  const group = Math.min(10, count - open.length);
  tickets(group).forEach((admission) => open.push(make().enter(admission)));
  setTimeout(() => openSome(count, open, make), 20);
}

// One page and the changes that it has yet to see.
class Page {
  constructor(service, changes) {
    this.name = `service:${service}:slots`;
    this.changes = changes;
    this.seen = 0;
  }

  enter(admission) {
    const onState = (topic, message, arrived) => {
      applySlots(topic, message);
      this.look(topic.state.free, arrived);
    };
    this.watcher = new Watcher({ admission, topics: { [this.name]: { onState } } });
    return this;
  }

  ready() {
    if (this.watcher.topic(this.name).state) opened.add(1);
  }

  // Several changes may come in one message: the server sends at most ten a second for a topic.
  look(free, arrived) {
    while (this.seen < this.changes.length && free.has(this.changes[this.seen].start) !== this.changes[this.seen].gone) {
      deltaLatency.add(arrived - this.changes[this.seen].at);
      deliveries.add(1);
      this.seen += 1;
    }
  }

  sawAll() {
    return this.seen === this.changes.length;
  }

  // Compares with what REST offers, times that pass while this runs left aside.
  compare(answer) {
    const rest = starts(answer);
    const soon = instant(Date.parse(answer.json('now')) + 60 * 60 * 1000);
    const { state } = this.watcher.topic(this.name);
    const shown = state ? [...state.free].filter((start) => start >= soon) : [];
    const offered = new Set(rest.filter((start) => start >= soon));
    const same = check(shown, {
      'the page shows what REST offers': () => shown.length === offered.size && shown.every((start) => offered.has(start)),
    });
    if (same) converged.add(1);
    else complain(`a page shows ${shown.length} times, REST offers ${offered.size}`);
    this.watcher.leave();
  }
}
