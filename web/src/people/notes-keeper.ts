/** Notes as the server has them. */
export type Kept = { notes: string; etag: string };
/** What is typed and not saved yet, on top of which version, and what of it was sent without an answer so far. */
export type Draft = { text: string; etag: string; sent: string[] };

/** Where notes stand: as they are on the server, soon to be sent, on their way, not taken, or changed elsewhere meanwhile. */
export type NotesState = { text: string; status: "saved" | "waiting" | "saving" | "failed" | "conflict"; theirs: string | null; words: string };

/** What a keeper needs of the world. `put` answers "stale" when the notes changed elsewhere. */
export type Around = {
  get: () => Promise<Kept>;
  put: (notes: Kept) => Promise<Kept | "stale">;
  read: () => Draft | null;
  write: (draft: Draft | null) => void;
};

/** So long after the last letter notes are sent. */
export const PAUSE_MS = 800;

/** A server may take blanks at the ends away. */
const same = (one: string) => (other: string) => one.trim() === other.trim();

/** Keeps notes: no letter is lost, whatever the line, another device or a reload does, and nothing of others is overwritten unseen. */
export class NotesKeeper {
  #state: NotesState;
  #base: Kept;
  #sent: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly around: Around, base: Kept) {
    this.#base = base;
    this.#state = { text: base.notes, status: "saved", theirs: null, words: "" };
    const draft = around.read();
    if (!draft || draft.text === base.notes) around.write(null);
    else if (draft.etag === base.etag || draft.sent.some(same(base.notes))) this.change(draft.text);
    else this.#state = { text: draft.text, status: "conflict", theirs: base.notes, words: "" };
  }

  /** Where they stand. */
  readonly state = () => this.#state;

  /** Calls back at each change. */
  readonly watch = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Something was typed. */
  change(text: string) {
    clearTimeout(this.#timer);
    const { status } = this.#state;
    if (status === "conflict" || status === "saving") {
      this.#put({ text });
      return this.#draft();
    }
    this.#put({ text, status: "waiting", words: "" });
    this.#draft();
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** The server's word, taken over while nothing of one's own is open. */
  heard(base: Kept) {
    if (this.#state.status !== "saved" || base.etag === this.#base.etag) return;
    this.#base = base;
    this.#put({ text: base.notes });
  }

  /** Sends what is not saved, now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const { status, text } = this.#state;
    if (status !== "waiting" && status !== "failed") return;
    if (text === this.#base.notes) return this.#saved(this.#base);
    this.#sent.push(text);
    this.#put({ status: "saving", words: "" });
    this.#draft();
    try {
      const answer = await this.around.put({ notes: text, etag: this.#base.etag });
      if (answer === "stale") this.#elsewhere(await this.around.get());
      else this.#saved({ notes: text, etag: answer.etag });
    } catch (error) {
      this.#put({ status: "failed", words: error instanceof Error ? error.message : "" });
    }
  }

  /** Ends a conflict with a text: one's own, theirs, or both. */
  settle(text: string) {
    this.#put({ text, status: "waiting", theirs: null });
    this.#draft();
    void this.flush();
  }

  #saved(base: Kept) {
    this.#base = base;
    this.#sent = [];
    if (this.#state.text === base.notes) {
      this.around.write(null);
      return this.#put({ status: "saved", theirs: null, words: "" });
    }
    // Typed on while it was on its way.
    this.#put({ status: "waiting" });
    this.change(this.#state.text);
  }

  #elsewhere(latest: Kept) {
    const own = [this.#state.text, this.#base.notes, ...this.#sent];
    this.#base = latest;
    this.#sent = [];
    if (own.some(same(latest.notes))) {
      this.#put({ status: "waiting" });
      return this.change(this.#state.text);
    }
    this.#put({ status: "conflict", theirs: latest.notes });
    this.#draft();
  }

  /** What is open stays in the tab; of a conflict no version is its ground. */
  #draft() {
    const { text, status } = this.#state;
    this.around.write({ text, etag: status === "conflict" ? "" : this.#base.etag, sent: this.#sent });
  }

  #put(part: Partial<NotesState>) {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}
