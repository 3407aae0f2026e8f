import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reduceLatest, type Latest, type WholeSnap } from "./latest";

const snap = (ep: string, seq: number, d: number): WholeSnap<number> => ({ t: "snap", topic: "trainer:t:next", ep, seq, d });

describe("the reducer of whole states", () => {
  it("ends in what was said last, whatever was lost or repeated before", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ ep: fc.constantFrom("a", "b"), seq: fc.nat(9), d: fc.nat(), twice: fc.boolean() }), { minLength: 1 }), (said) => {
        let state: Latest<number> | null = null;
        for (const { ep, seq, d, twice } of said) {
          for (let i = twice ? 2 : 1; i > 0; i -= 1) state = reduceLatest(state, snap(ep, seq, d)).state;
        }
        const last = said.at(-1)!;
        expect(state).toEqual({ place: { ep: last.ep, seq: last.seq }, d: last.d });
      }),
    );
  });

  it("asks for the whole state when it is told a change that it cannot read", () => {
    const state = reduceLatest(null, snap("a", 3, 1)).state;
    const delta = { t: "delta" as const, ep: "a", seq: 5, prev: 3 };
    expect(reduceLatest(state, delta)).toEqual({ state, resync: true });
    expect(reduceLatest(state, { ...delta, seq: 3, prev: 2 })).toEqual({ state, resync: false });
    expect(reduceLatest<number>(null, delta)).toEqual({ state: null, resync: true });
  });
});
