// Asking the API, and judging what it answers.
//
// An answer whose status the script did not expect fails a check and is counted in `unexpected_answers`.
// One is set apart: 503 with Retry-After is how a full server protects itself. It is counted in
// `overloaded`, and the request is sent again after that time, under the same Idempotency-Key.

import http from 'k6/http';
import { check, sleep } from 'k6';
import { Counter, Rate } from 'k6/metrics';

import { API } from './settings.js';
import { bearer } from './tokens.js';

const unexpected = new Counter('unexpected_answers');
const overloaded = new Rate('overloaded');

const TRIES = 8;
const COMPLAINTS = 5;
let complaints = 0;

// A value that no other request carries.
export function freshKey() {
  return crypto.randomUUID();
}

// What a request looks like on its way. `name` is the route, so that answers are grouped by it.
export function request(method, name, { path, as, body, key, headers = {}, expect = [200], tags = {}, timeout = '30s' } = {}) {
  const all = { ...headers };
  if (body !== undefined) all['Content-Type'] = 'application/json';
  if (as) all.Authorization = `Bearer ${bearer(as)}`;
  if (key) all['Idempotency-Key'] = key;
  const address = path === undefined ? name : path;
  return {
    method,
    url: address.startsWith('http') ? address : `${API}${address}`,
    body: body === undefined ? null : JSON.stringify(body),
    params: {
      headers: all,
      tags: { name: `${method} ${name}`, ...tags },
      timeout,
      responseCallback: http.expectedStatuses(...expect, 503),
    },
    expect,
    label: `${method} ${name}`,
  };
}

// Sends one request, again while the server asks for patience.
export function ask(method, name, rest) {
  const wanted = request(method, name, rest);
  let answer = http.request(wanted.method, wanted.url, wanted.body, wanted.params);
  for (let tries = 1; tries < TRIES && asksForPatience(answer); tries += 1) {
    overloaded.add(true);
    sleep(Number(answer.headers['Retry-After']) + Math.random() * 0.2);
    answer = http.request(wanted.method, wanted.url, wanted.body, wanted.params);
  }
  judge(wanted, answer);
  return answer;
}

// Sends many at once, and those that met a full server again one by one.
export function askAll(wanted) {
  const answers = http.batch(wanted.map(({ method, url, body, params }) => ({ method, url, body, params })));
  return answers.map((first, at) => {
    const one = wanted[at];
    let answer = first;
    for (let tries = 1; tries < TRIES && asksForPatience(answer); tries += 1) {
      overloaded.add(true);
      sleep(Number(answer.headers['Retry-After']));
      answer = http.request(one.method, one.url, one.body, one.params);
    }
    judge(one, answer);
    return answer;
  });
}

function asksForPatience(answer) {
  return answer.status === 503 && Number(answer.headers['Retry-After']) >= 0;
}

function judge(wanted, answer) {
  const asExpected = wanted.expect.includes(answer.status);
  overloaded.add(asksForPatience(answer));
  check(answer, { [`${wanted.label} → ${wanted.expect.join(' or ')}`]: () => asExpected });
  if (!asExpected) {
    unexpected.add(1, { route: wanted.label, status: String(answer.status) });
    complain(`${wanted.label} → ${answer.status} ${answer.error || ''} ${String(answer.body || '').slice(0, 400)}`);
    return;
  }
  if (answer.status >= 400) {
    const problem = read(answer) || {};
    const explained = String(answer.headers['Content-Type']).startsWith('application/problem+json')
      && problem.status === answer.status && Boolean(problem.type && problem.title && problem.request_id);
    check(answer, { 'a refusal is a problem document with a request id': () => explained });
  }
}

// Says on the console what went wrong, a few times and no more.
export function complain(what) {
  complaints += 1;
  if (complaints <= COMPLAINTS) console.error(what);
}

// The body as JSON, or nothing.
export function read(answer) {
  try {
    return answer.json();
  } catch (_) {
    return undefined;
  }
}

// The part of a problem's type that a program decides on, such as `slot_taken`; empty where it is no problem.
export function slug(answer) {
  if (answer.status < 400) return '';
  return String((read(answer) || {}).type || '').replace('urn:fittribe:problem:', '');
}

// Ends the whole run: without this the script cannot mean anything.
export function need(answer, what) {
  if (answer.status >= 400 || answer.status === 0) {
    throw new Error(`cannot go on without ${what}: status ${answer.status} ${answer.error || ''} ${String(answer.body || '').slice(0, 400)}`);
  }
  return read(answer);
}
