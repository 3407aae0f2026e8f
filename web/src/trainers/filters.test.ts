import { expect, it } from "vitest";
import { choose, minorUnits, readFilters, windowOf } from "./filters";

const filters = (address: string) => readFilters(new URLSearchParams(address));
const now = new Date(2026, 11, 1, 9, 40).getTime();

it("puts a choice into the address, without what contradicts it or stands alone", () => {
  expect(String(choose(filters("q=yoga"), "city", "Sofia"))).toBe("q=yoga&city=Sofia");
  expect(String(choose(filters("city=Sofia&km=10"), "near", "me"))).toBe("near=me&km=10");
  expect(String(choose(filters("near=me&km=10"), "near", ""))).toBe("");
  expect(String(choose(filters("week=1"), "day", "2026-12-02"))).toBe("day=2026-12-02");
  expect(String(choose(filters("day=2026-12-02&part=morning"), "week", "1"))).toBe("week=1");
  expect(String(choose(filters("day=2026-12-02&part=morning"), "day", ""))).toBe("");
  expect(String(choose(filters("day=2026-12-02&part=morning"), "day", "2026-12-03"))).toBe("day=2026-12-03&part=morning");
  expect(String(choose(filters("price=40&currency=USD"), "price", ""))).toBe("");
});

it("asks for a window on the viewer's clock that has not begun", () => {
  const at = (day: number, hour: number) => new Date(2026, 11, day, hour).toISOString();
  expect(windowOf(filters(""), now)).toEqual({ from: at(1, 9), to: new Date(new Date(2026, 11, 1, 9).getTime() + 60 * 86_400_000).toISOString() });
  expect(windowOf(filters("day=2026-12-02"), now)).toEqual({ from: at(2, 0), to: at(2, 24) });
  expect(windowOf(filters("day=2026-12-02&part=evening"), now)).toEqual({ from: at(2, 17), to: at(2, 23) });
  expect(windowOf(filters("day=2026-12-01&part=morning"), now)).toEqual({ from: at(1, 9), to: at(1, 12) });
  expect(windowOf(filters("day=2026-11-30"), now)).toBeNull();
});

it("counts money in the smallest units of its currency", () => {
  expect([minorUnits("55", "EUR"), minorUnits("8000", "JPY"), minorUnits("12.5", "USD")]).toEqual([5500, 8000, 1250]);
});
