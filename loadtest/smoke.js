// One trainer and two clients do everything once. Says in seconds whether a server works at all.

import { check } from 'k6';
import { Counter } from 'k6/metrics';

import { BASE_URL, MEASURED, settings, within } from './lib/settings.js';
import { ask, freshKey, need, read, slug } from './lib/answers.js';
import { signUp } from './lib/people.js';
import { book, list, look, step } from './lib/bookings.js';
import {
  calendar, dateIn, disjoint, groupClass, halfHours, hourIn, instant, offer, openTrainers, scheduleClass, standing, starts,
} from './lib/trainers.js';
import { Watcher, applySlots } from './lib/sockets.js';
import { until } from './lib/waiting.js';

const finished = new Counter('finished');

export const options = settings({
  scenarios: { story: { executor: 'shared-iterations', vus: 1, iterations: 1, maxDuration: '60s', tags: MEASURED } },
  thresholds: {
    finished: ['count==1'],
    chain_breaks: ['count==0'],
    socket_errors: ['count==0'],
    // Signing up is slow by intent, and slower still in a build without optimisation.
    'http_req_duration{measured:yes}': [within(90, 1500)],
  },
});

export default function story() {
  servesItsPages();
  const [trainer] = openTrainers(1, { services: [halfHours(), groupClass(2)] });
  const [anna, ben] = signUp('client', 2);
  refusesStrangers(anna);
  findsSlots(trainer);
  watchesWhile(trainer, () => {
    const kept = holdsAndConfirms(trainer, anna, ben);
    movesAndCancels(trainer, anna, kept);
    sharesAClass(trainer, anna, ben);
    trainerSeesAll(trainer);
    finished.add(1);
  });
}

function servesItsPages() {
  const page = (name) => ask('GET', name, { path: `${BASE_URL}${name}` });
  page('/healthz');
  page('/readyz');
  page('/docs');
  const metrics = page('/metrics');
  check(metrics, { 'metrics are in the text format': (answer) => /^# (HELP|TYPE) /m.test(answer.body) });
  const openapi = read(page('/openapi.json')) || {};
  check(openapi, { 'the OpenAPI document is 3.1': (document) => /^3\.1\./.test(document.openapi) });
  const asyncapi = read(page('/asyncapi.json')) || {};
  check(asyncapi, { 'the AsyncAPI document is 3': (document) => /^3\./.test(document.asyncapi) });
}

function refusesStrangers(anna) {
  const nobody = ask('GET', '/me', { expect: [401] });
  const forged = ask('GET', '/me', { headers: { Authorization: 'Bearer e30.e30.e30' }, expect: [401] });
  check([nobody, forged], { 'strangers are unauthenticated': (answers) => answers.every((answer) => slug(answer) === 'unauthenticated') });
  const wrong = ask('POST', '/auth/sign-in', { body: { email: anna.email, password: 'not the password' }, expect: [401] });
  check(wrong, { 'a wrong password is bad credentials': (answer) => slug(answer) === 'bad_credentials' });
  const signedIn = need(ask('POST', '/auth/sign-in', { body: { email: anna.email, password: anna.password } }), 'a sign-in');
  const renewed = need(ask('POST', '/auth/refresh', { body: { refresh_token: signedIn.refresh_token } }), 'a refresh');
  ask('POST', '/auth/refresh', { body: { refresh_token: signedIn.refresh_token }, expect: [401] });
  ask('POST', '/auth/refresh', { body: { refresh_token: renewed.refresh_token }, expect: [401] });
  const me = read(ask('GET', '/me', { as: anna })) || {};
  check(me, { 'one is who signed in': (account) => account.id === anna.id && account.role === 'client' });
}

function findsSlots(trainer) {
  const [service] = trainer.services;
  const first = offer(trainer.id, service, { from: dateIn(1), to: dateIn(3) });
  check(first, {
    'two whole days have 96 half hours': (answer) => starts(answer).length === 96,
    'slots carry an ETag': (answer) => Boolean(answer.headers.Etag),
  });
  offer(trainer.id, service, { from: dateIn(1), to: dateIn(3), headers: { 'If-None-Match': first.headers.Etag }, expect: [304] });
  const off = instant(hourIn(1, 9) + 7 * 60 * 1000);
  const why = read(ask('GET', '/trainers/{id}/why', { path: `/trainers/${trainer.id}/why?service=${service}&at=${off}` })) || {};
  check(why, {
    'between two starts: the step is why': (said) => said.bookable === false && said.reasons.some(({ rule }) => rule === 'step'),
    'and a sentence says so': (said) => Boolean(said.sentence),
  });
  const listed = read(ask('GET', '/trainers', { path: '/trainers?limit=5' })) || {};
  check(listed, { 'trainers are listed': (page) => page.items.length > 0 });
}

// Watches the slots of both services and the trainer's own events from before the story to after it. The story
// blocks the VU, so what arrived is judged when it is over.
function watchesWhile(trainer, act) {
  const seen = [];
  const [slots, seats] = trainer.services.map((service) => `service:${service}:slots`);
  const watcher = new Watcher({
    account: trainer.account,
    topics: {
      me: { onEvent: (_, message) => seen.push(message.d) },
      [slots]: { onState: applySlots },
      [seats]: { onState: applySlots },
    },
  });
  const arrived = () => Boolean(watcher.topic(slots).state && watcher.topic(seats).state);
  until(arrived, 5000, (held) => {
    check(held, { 'the slots arrived by socket': () => held });
    act();
    const told = (kind) => seen.filter((event) => event.kind === kind).length;
    until(() => told('booking.created') === 3, 5000, () => {
      wasTold(told);
      matchesRest(trainer, watcher.topic(slots));
      watcher.leave();
    });
  });
}

function wasTold(told) {
  check(told, {
    'the trainer was told of each hold': () => told('hold.placed') === 2,
    'the trainer was told of the released hold': () => told('hold.released') === 1,
    'the trainer was told of each booking': () => told('booking.created') === 3,
    'the trainer was told of the move': () => told('booking.rescheduled') === 1,
    'the trainer was told of the cancellation': () => told('booking.cancelled') === 1,
  });
}

function matchesRest(trainer, topic) {
  const rest = starts(offer(trainer.id, trainer.services[0], { from: dateIn(1), to: dateIn(3) }));
  const last = rest[rest.length - 1];
  const watched = [...topic.state.free].filter((start) => start >= `${dateIn(1)}T` && start <= last);
  const same = watched.length === rest.length && rest.every((start) => topic.state.free.has(start));
  check(rest, { 'socket and REST offer the same': () => same });
}

function holdsAndConfirms(trainer, anna, ben) {
  const [service] = trainer.services;
  const [start, other] = [instant(hourIn(1, 9)), instant(hourIn(1, 10))];
  const order = { trainer: trainer.id, service, start };
  const keyless = ask('POST', '/bookings', { as: anna, body: { ...order, confirm: true }, expect: [400] });
  check(keyless, { 'without a key nothing is booked': (answer) => slug(answer) === 'idempotency_key_missing' });
  const key = freshKey();
  const held = book(anna, { ...order, confirm: false, key });
  const again = book(anna, { ...order, confirm: false, key });
  check(again, { 'the same key gives the same booking': (answer) => answer.json('id') === held.json('id') });
  const reused = book(anna, { ...order, start: other, confirm: false, key, expect: [422] });
  check(reused, { 'a key is not for two bookings': (answer) => slug(answer) === 'idempotency_key_reused' });
  const late = book(ben, { ...order, expect: [409] });
  check(late, { 'a held slot is taken, and why is said': (answer) => slug(answer) === 'slot_taken' && answer.json('why').length > 0 });
  const kept = step(anna, held.json('id'), 'confirm');
  check(kept, { 'a confirmed hold is a booking': (answer) => answer.json('status') === 'confirmed' && !answer.json('hold_until') });
  const spare = book(ben, { ...order, start: other, confirm: false });
  check(step(ben, spare.json('id'), 'release'), { 'a released hold is over': (answer) => answer.json('status') === 'cancelled' });
  look(ben, kept.json('id'), { expect: [403, 404] });
  return kept.json('id');
}

function movesAndCancels(trainer, anna, booking) {
  const before = look(anna, booking);
  const target = instant(hourIn(2, 15));
  const moved = step(anna, booking, 'reschedule', { body: { start: target } });
  check(moved, {
    'a moved booking keeps its id and gains a version': (answer) => answer.json('id') === booking && answer.json('version') === before.json('version') + 1,
    'a moved booking is at its new time': (answer) => Date.parse(answer.json('start')) === Date.parse(target),
  });
  const stale = ask('POST', '/bookings/{id}/cancel', {
    path: `/bookings/${booking}/cancel`, as: anna, key: freshKey(), body: {}, headers: { 'If-Match': '"1"' }, expect: [412],
  });
  check(stale, { 'an old version changes nothing': (answer) => slug(answer) === 'stale' });
  check(step(anna, booking, 'cancel', { body: { reason: 'a test' } }), { 'cancelled': (answer) => answer.json('status') === 'cancelled' });
  const twice = step(anna, booking, 'cancel', { expect: [409] });
  check(twice, { 'nothing is cancelled twice': (answer) => slug(answer) === 'wrong_state' });
}

function sharesAClass(trainer, anna, ben) {
  const [, service] = trainer.services;
  const session = scheduleClass(trainer, service, hourIn(1, 18), 2).id;
  const order = { trainer: trainer.id, service, session };
  book(anna, order);
  const twice = book(anna, { ...order, expect: [409] });
  check(twice, { 'one seat each': (answer) => slug(answer) === 'already_in_class' });
  book(ben, order);
  const [late] = signUp('client', 1);
  check(book(late, { ...order, expect: [409] }), { 'a full class says so': (answer) => slug(answer) === 'class_full' });
}

function trainerSeesAll(trainer) {
  const sessions = calendar(trainer, instant(hourIn(1, 0)), instant(hourIn(3, 0)));
  const places = sessions.flatMap(standing).length;
  check(sessions, {
    'the calendar has the class and its two seats': () => places === 2,
    'sessions keep out of each other’s way': () => disjoint(sessions),
  });
  check(list(trainer.account, 'trainer'), { 'the trainer lists every booking ever made': (all) => all.length === 4 });
}
