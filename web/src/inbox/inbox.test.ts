import fc from "fast-check";
import { expect, it } from "vitest";
import { pageEndingAt } from "./queries";

it("walks from the latest line to the first without a gap or a repeat", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), (top) => {
      const read: number[] = [];
      for (let end = top; end > 0; end -= 20) {
        const { after, limit } = pageEndingAt(end);
        for (let seq = after + limit; seq > after; seq -= 1) read.push(seq);
      }
      expect(read).toEqual(Array.from({ length: top }, (_, i) => top - i));
    }),
  );
});
