// A watcher: the client's side of the protocol `fittribe.v1`, as strict as the protocol allows.
//
// It keeps, for each topic, the epoch and sequence it has reached. A delta or event whose `prev` is not that
// sequence is a gap: it is counted in `chain_breaks`, and the topic is subscribed to again.

import { WebSocket } from 'k6/experimental/websockets';
import { Counter, Trend } from 'k6/metrics';

import { BASE_URL, SOCKET_URL } from './settings.js';
import { ask, askAll, complain, read, request } from './answers.js';

const chainBreaks = new Counter('chain_breaks');
const socketErrors = new Counter('socket_errors');
const stateMessages = new Counter('state_messages');
const untilSnapshot = new Trend('until_snapshot', true);

// What asks for a single-use ticket, good for the page that asks. Without an account it may watch what is public.
const FOR_A_TICKET = { body: {}, headers: { Origin: BASE_URL }, expect: [201] };

// So many tickets at once.
export function tickets(count) {
  const wanted = Array.from({ length: count }, () => request('POST', '/ws-tickets', FOR_A_TICKET));
  return askAll(wanted).map((answer) => (read(answer) || {}).ticket);
}

function ticket(account) {
  return (read(ask('POST', '/ws-tickets', { ...FOR_A_TICKET, as: account })) || {}).ticket;
}

// One topic as one socket sees it. `state` belongs to whoever watches.
class Topic {
  constructor(name, { onState, onEvent, after = {} }) {
    this.name = name;
    this.onState = onState;
    this.onEvent = onEvent;
    this.epoch = after.epoch;
    this.reached = after.reached;
    this.state = after.state;
    this.asked = undefined;
  }

  get since() {
    return this.reached === undefined ? undefined : { ep: this.epoch, seq: this.reached };
  }

  // Whether the message continues what is known: `next`, `old` or `gap`.
  place(message) {
    if (this.reached === undefined) return 'next';
    if (message.ep !== this.epoch) return 'gap';
    if (message.seq <= this.reached) return 'old';
    return message.prev === this.reached ? 'next' : 'gap';
  }

  moveTo(message) {
    this.epoch = message.ep;
    this.reached = message.seq;
  }
}

// A socket. `topics` maps names to { onState(topic, message, at), onEvent(topic, message, at), after }, where
// `after` is the topic of an earlier socket to continue from; `at` is when the bytes arrived, in milliseconds
// since 1970.
export class Watcher {
  constructor({ account, topics, admission = ticket(account) }) {
    this.topics = new Map();
    Object.keys(topics).forEach((name) => this.topics.set(name, new Topic(name, topics[name])));
    this.lastId = 0;
    this.leaving = false;
    this.socket = new WebSocket(`${SOCKET_URL}?ticket=${encodeURIComponent(admission)}`, 'fittribe.v1', {
      headers: { Origin: BASE_URL },
      tags: { name: '/api/v1/ws' },
    });
    // Not on `welcome`: k6 drops what arrives in the instant before it has noticed that the socket is open.
    this.socket.onopen = () => this.topics.forEach((topic) => this.subscribe(topic));
    this.socket.onmessage = (event) => this.receive(event);
    this.socket.onerror = (event) => this.fail(event.error);
    this.socket.onclose = () => this.closed();
  }

  topic(name) {
    return this.topics.get(name);
  }

  leave() {
    if (this.leaving) return;
    this.leaving = true;
    this.socket.close(1000);
  }

  // What still arrives after leaving belongs to nobody.
  receive(event) {
    if (this.leaving) return;
    const message = JSON.parse(event.data);
    const at = event.timestamp || Date.now();
    switch (message.t) {
      case 'ping':
        this.send({ v: 1, t: 'pong', ts: message.ts });
        return;
      case 'err':
        this.fail(`error ${message.code}`);
        return;
      case 'bye':
        this.fail(`bye ${message.code}`);
        return;
      default:
    }
    const topic = this.topics.get(message.topic);
    if (!topic) return;
    if (message.t === 'ok') this.subscribed(topic, message);
    if (message.t === 'reset') this.subscribe(topic, false);
    if (message.t === 'snap') this.snapshot(topic, message, at);
    if (message.t === 'delta' || message.t === 'evt') this.change(topic, message, at);
  }

  // A snapshot follows, or the topic goes on from where it was.
  subscribed(topic, message) {
    const { mode, ep, seq } = message.d;
    if (mode === 'snap') return;
    topic.asked = undefined;
    if (topic.reached === undefined || mode === 'limited') topic.moveTo({ ep, seq });
  }

  snapshot(topic, message, at) {
    stateMessages.add(1, { kind: 'snap' });
    if (topic.asked) untilSnapshot.add(at - topic.asked);
    topic.asked = undefined;
    topic.moveTo(message);
    if (topic.onState) topic.onState(topic, message, at);
  }

  change(topic, message, at) {
    stateMessages.add(1, { kind: message.t });
    const place = topic.place(message);
    if (place === 'old' || (place === 'gap' && topic.asked)) return;
    if (place === 'gap') {
      chainBreaks.add(1);
      complain(`${topic.name}: after ${topic.epoch}/${topic.reached} came prev ${message.prev}, ${message.ep}/${message.seq}`);
      this.subscribe(topic);
      return;
    }
    topic.moveTo(message);
    const handler = message.t === 'evt' ? topic.onEvent : topic.onState;
    if (handler) handler(topic, message, at);
  }

  subscribe(topic, resume = true) {
    this.lastId += 1;
    topic.asked = Date.now();
    const since = resume ? topic.since : undefined;
    if (!since) topic.reached = undefined;
    this.send({ v: 1, t: 'sub', id: this.lastId, topic: topic.name, ...(since ? { since } : {}) });
  }

  send(message) {
    if (!this.leaving) this.socket.send(JSON.stringify(message));
  }

  fail(why) {
    if (this.leaving) return;
    socketErrors.add(1);
    complain(`socket: ${why}`);
  }

  closed() {
    if (!this.leaving) socketErrors.add(1);
    this.leaving = true;
  }
}

// Keeps what a page of `service:<id>:slots` shows: { free: Set of starts, seats: Map of session → left }.
export function applySlots(topic, message) {
  const { d } = message;
  if (message.t === 'snap') {
    topic.state = {
      free: new Set(d.days.flatMap((day) => day.free)),
      seats: new Map(d.classes.map(([session, , , left]) => [session, left])),
    };
    return;
  }
  const { free, seats } = topic.state;
  d.del.forEach((start) => free.delete(start));
  d.add.forEach((start) => free.add(start));
  d.held.forEach(([start]) => free.delete(start));
  d.closed.forEach((session) => seats.delete(session));
  d.opened.forEach(([session, , , left]) => seats.set(session, left));
  d.seats.forEach(([session, left]) => seats.set(session, left));
}
