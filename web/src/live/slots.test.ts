import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SlotsDelta, SlotsSnap } from "./messages";
import { alternatives, bookable, reduceSlots, type SlotsState } from "./slots";

const start = (n: number) => new Date(Date.UTC(2026, 11, 1, 8, 15 * n)).toISOString().replace(".000", "");
const topic = "service:s:slots";

type Server = { free: Set<string>; held: Map<string, string>; left: Map<string, number> };
type Change = { kind: "del" | "add" | "held" | "seats" | "open" | "close"; n: number; until: number };

const classOf = (session: string, left: number): [string, string, string, number, number] => [session, start(40), start(44), left, 12];

/** The server's own idea, kept in the simplest way, and the change that it tells. */
function change(server: Server, { kind, n, until }: Change): SlotsDelta["d"] {
  const d: SlotsDelta["d"] = { add: [], del: [], held: [], seats: [], opened: [], closed: [] };
  const at = start(n);
  const session = `c${n % 3}`;
  if (kind === "del") {
    server.free.delete(at);
    server.held.delete(at);
    d.del.push(at);
  } else if (kind === "add") {
    server.free.add(at);
    server.held.delete(at);
    d.add.push(at);
  } else if (kind === "held") {
    server.free.delete(at);
    server.held.set(at, start(until));
    d.held.push([at, start(until)]);
  } else if (kind === "open") {
    server.left.set(session, n);
    d.opened.push(classOf(session, n));
  } else if (kind === "close") {
    server.left.delete(session);
    d.closed.push(session);
  } else if (server.left.has(session)) {
    server.left.set(session, until);
    d.seats.push([session, until]);
  }
  return d;
}

function snapshot(server: Server, seq: number): SlotsSnap {
  return {
    v: 1, t: "snap", topic, ep: "e", seq,
    d: {
      tz: "Europe/Sofia", now: start(0), notice_s: 7200, duration_s: 3600, from: "2026-12-01", to: "2027-01-30",
      days: [{ date: "2026-12-01", free: [...server.free].sort(), held: [...server.held].sort() }],
      classes: [...server.left].map(([session, left]) => classOf(session, left)),
    },
  };
}

const seen = (state: SlotsState) => ({
  free: [...state.free],
  held: Object.entries(state.held).sort(),
  left: state.classes.map((one) => [one.session, one.left]).sort(),
});
const meant = (server: Server) => ({ free: [...server.free].sort(), held: [...server.held].sort(), left: [...server.left].sort() });

const changes = fc.array(
  fc.record({
    kind: fc.constantFrom<Change["kind"]>("del", "add", "held", "seats", "open", "close"),
    n: fc.nat(12),
    until: fc.nat(12),
  }),
  { minLength: 1, maxLength: 30 },
);
/** What the line does to each message. */
const line = fc.array(fc.constantFrom("deliver", "deliver", "deliver", "lose", "repeat", "swap"), { minLength: 30, maxLength: 30 });

describe("the reducer of slots", () => {
  it("ends in the server's state, or asks to resync, whatever is lost, repeated or reordered", () => {
    fc.assert(
      fc.property(changes, line, (all, fate) => {
        const server: Server = { free: new Set(), held: new Map(), left: new Map() };
        let seq = 1;
        const sent: SlotsDelta[] = [];
        const history = [JSON.stringify(meant(server))];
        const first = snapshot(server, seq);
        for (const one of all) {
          const next = seq + 1 + (one.until % 2);
          sent.push({ v: 1, t: "delta", topic, ep: "e", prev: seq, seq: next, d: change(server, one) });
          seq = next;
          history.push(JSON.stringify(meant(server)));
        }
        const heard: SlotsDelta[] = [];
        sent.forEach((message, i) => {
          if (fate[i] === "lose") return;
          heard.push(message);
          if (fate[i] === "repeat") heard.push(message);
          if (fate[i] === "swap" && heard.length > 1) heard.splice(-2, 2, heard.at(-1)!, heard.at(-2)!);
        });
        let state = reduceSlots(null, first).state!;
        let resynced = false;
        for (const message of heard) {
          const reduced = reduceSlots(state, message);
          state = reduced.state!;
          resynced ||= reduced.resync;
          // Never a state that the server was not in.
          expect(history).toContain(JSON.stringify(seen(state)));
          if (reduced.resync) break;
        }
        if (resynced) state = reduceSlots(state, snapshot(server, seq)).state!;
        const lostTheLast = !heard.includes(sent.at(-1)!);
        if (resynced || !lostTheLast) expect(seen(state)).toEqual(meant(server));
      }),
      { numRuns: 500 },
    );
  });

  it("asks to resync in another epoch and before any snapshot", () => {
    const delta: SlotsDelta = {
      v: 1, t: "delta", topic, ep: "f", prev: 1, seq: 2,
      d: { add: [], del: [], held: [], seats: [], opened: [], closed: [] },
    };
    expect(reduceSlots(null, delta)).toEqual({ state: null, resync: true });
    const state = reduceSlots(null, snapshot({ free: new Set(), held: new Map(), left: new Map() }, 1)).state;
    expect(reduceSlots(state, delta).resync).toBe(true);
  });

  it("hides what is inside the notice, and finds what is nearest", () => {
    const server = { free: new Set([start(0), start(8), start(9), start(20)]), held: new Map(), left: new Map() };
    const state = reduceSlots(null, snapshot(server, 1)).state!;
    expect(bookable(state, Date.parse(start(0)))).toEqual([start(8), start(9), start(20)]);
    expect(alternatives(state.free, start(9))).toEqual([start(0), start(8), start(20)]);
  });
});
