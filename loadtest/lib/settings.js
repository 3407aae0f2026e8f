// Where the server is and how much of everything there is, all of it from the environment.

export const BASE_URL = (__ENV.BASE_URL || 'http://127.0.0.1:8080').replace(/\/+$/, '');
export const API = `${BASE_URL}/api/v1`;
export const SOCKET_URL = `${BASE_URL.replace(/^http/, 'ws')}/api/v1/ws`;

// A whole number from the environment.
export function amount(name, usual) {
  const given = __ENV[name];
  if (given === undefined || given === '') return usual;
  const value = Number(given);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} is a whole number, not "${given}"`);
  return value;
}

// Every limit on time is multiplied by this. 1 is meant for a machine with two cores that runs the
// server, Postgres and k6 at once; a slower one may need 2 or 3.
const PATIENCE = Number(__ENV.PATIENCE || '1');

// A threshold in milliseconds, such as `p(95)<250`.
export function within(percentile, milliseconds) {
  return `p(${percentile})<${milliseconds * PATIENCE}`;
}

// Scenarios carry this tag, so that signing people up beforehand does not count as load.
export const MEASURED = { measured: 'yes' };

// What every script asks for, and the percentiles that the table needs.
export function settings({ scenarios, thresholds, busy = 0.01, ...rest }) {
  return {
    scenarios,
    thresholds: {
      // Thresholds also hold where nothing was measured at all; each script adds the counts that it expects.
      checks: ['rate==1'],
      unexpected_answers: ['count==0'],
      overloaded: [`rate<=${busy}`],
      'http_reqs{measured:yes}': ['count>0'],
      'http_req_duration{measured:yes}': [within(95, 1000)],
      ...thresholds,
    },
    summaryTrendStats: ['min', 'avg', 'med', 'p(95)', 'p(99)', 'max', 'count'],
    setupTimeout: '180s',
    teardownTimeout: '60s',
    batch: 20,
    batchPerHost: 20,
    discardResponseBodies: false,
    ...rest,
  };
}
