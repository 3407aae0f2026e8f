import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { NotesKeeper, PAUSE_MS, type Draft, type Kept } from "./notes-keeper";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server with one note, which can be away, and a tab's own storage. */
function world(notes = "", version = 0) {
  const server = { notes, version, away: false, deaf: false, puts: 0 };
  const tab: { draft: Draft | null } = { draft: null };
  const kept = (): Kept => ({ notes: server.notes, etag: `"${server.version}"` });
  const reach = () => {
    if (server.away) throw new Error("away");
  };
  const around = {
    get: async () => (reach(), kept()),
    put: async ({ notes: text, etag }: Kept) => {
      reach();
      if (etag !== kept().etag) return "stale" as const;
      server.puts += 1;
      server.notes = text.trim();
      server.version += 1;
      if (server.deaf) throw new Error("the answer was lost");
      return kept();
    },
    read: () => tab.draft,
    write: (draft: Draft | null) => void (tab.draft = draft),
  };
  const elsewhere = (text: string) => {
    server.notes = text;
    server.version += 1;
  };
  return { server, tab, elsewhere, open: () => new NotesKeeper(around, kept()) };
}

const pause = () => vi.advanceTimersByTimeAsync(PAUSE_MS);

it("sends once after a pause, not letter by letter", async () => {
  const { server, tab, open } = world();
  const keeper = open();
  for (const text of ["k", "kn", "knee"]) keeper.change(text);
  expect(keeper.state().status).toBe("waiting");
  expect(tab.draft?.text).toBe("knee");
  await pause();
  expect(keeper.state().status).toBe("saved");
  expect(server).toMatchObject({ notes: "knee", puts: 1 });
  expect(tab.draft).toBeNull();
});

it("rests when the server takes blanks away", async () => {
  const { server, open } = world();
  const keeper = open();
  keeper.change("knee ");
  await pause();
  await pause();
  expect(keeper.state()).toMatchObject({ status: "saved", text: "knee " });
  expect(server).toMatchObject({ notes: "knee", puts: 1 });
});

it("keeps what could not be sent over a reload", async () => {
  const { server, open } = world("old", 3);
  const keeper = open();
  server.away = true;
  keeper.change("new");
  await pause();
  expect(keeper.state()).toMatchObject({ status: "failed", text: "new" });
  server.away = false;
  const again = open();
  expect(again.state()).toMatchObject({ status: "waiting", text: "new" });
  await pause();
  expect(server.notes).toBe("new");
});

it("shows both when the notes changed elsewhere, and overwrites nothing by itself", async () => {
  const { server, elsewhere, open } = world("old", 3);
  const keeper = open();
  keeper.change("mine");
  elsewhere("theirs");
  await pause();
  expect(keeper.state()).toMatchObject({ status: "conflict", text: "mine", theirs: "theirs" });
  keeper.change("mine, longer");
  await pause();
  expect(server.notes).toBe("theirs");
  expect(open().state()).toMatchObject({ status: "conflict", text: "mine, longer", theirs: "theirs" });
  keeper.settle("theirs\nmine, longer");
  await pause();
  expect(keeper.state().status).toBe("saved");
  expect(server.notes).toBe("theirs\nmine, longer");
});

it("takes theirs without sending anything", async () => {
  const { server, tab, elsewhere, open } = world("old", 3);
  const keeper = open();
  keeper.change("mine");
  elsewhere("theirs");
  await pause();
  keeper.settle("theirs");
  await pause();
  expect(keeper.state()).toMatchObject({ status: "saved", text: "theirs", theirs: null });
  expect(server.puts).toBe(0);
  expect(tab.draft).toBeNull();
});

it("knows its own words again when their answer was lost", async () => {
  const { server, open } = world("old", 3);
  const keeper = open();
  server.deaf = true;
  keeper.change("new");
  await pause();
  expect(keeper.state().status).toBe("failed");
  keeper.change("newer");
  server.deaf = false;
  await pause();
  await pause();
  expect(keeper.state().status).toBe("saved");
  expect(server.notes).toBe("newer");
});

it("knows its own words again over a reload", async () => {
  const { server, open } = world("old", 3);
  const keeper = open();
  server.deaf = true;
  keeper.change("new");
  await pause();
  keeper.change("newer");
  server.deaf = false;
  expect(open().state()).toMatchObject({ status: "waiting", text: "newer" });
});

it("takes the server's word while nothing of one's own is open", () => {
  const { open } = world("old", 3);
  const keeper = open();
  keeper.heard({ notes: "newer", etag: '"4"' });
  expect(keeper.state().text).toBe("newer");
  keeper.change("mine");
  keeper.heard({ notes: "newest", etag: '"5"' });
  expect(keeper.state().text).toBe("mine");
});

it("loses no letter, whatever happens in between", async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant("type" as const), text: fc.string({ maxLength: 8 }) }),
    fc.record({ do: fc.constant("elsewhere" as const), text: fc.string({ maxLength: 8 }) }),
    fc.record({ do: fc.constantFrom("pause", "away", "back", "deaf", "reload", "flush") }),
  );
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
    const { server, elsewhere, open } = world("first", 1);
    let keeper = open();
    let mine: string | null = null;
    for (const one of steps) {
      if (one.do === "type" && "text" in one) keeper.change((mine = one.text));
      if (one.do === "elsewhere" && "text" in one) elsewhere(one.text);
      if (one.do === "pause") await pause();
      if (one.do === "away") server.away = true;
      if (one.do === "deaf") server.deaf = true;
      if (one.do === "back") server.away = server.deaf = false;
      if (one.do === "reload") keeper = open();
      if (one.do === "flush") await keeper.flush();
      // Until it is saved, what was typed last is what stands in the field.
      if (keeper.state().status === "saved") mine = null;
      else expect(keeper.state().text).toBe(mine);
    }
    server.away = server.deaf = false;
    await keeper.flush();
    await pause();
    const { status, text, theirs } = keeper.state();
    if (status === "conflict") expect([text, theirs !== null]).toEqual([mine, true]);
    else expect(status).toBe("saved");
  }), { numRuns: 200 });
});
