import type { QueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { current, type Account } from "@/api/session";
import { keep, type KeptSession } from "./kept";

type Booking = components["schemas"]["Booking"];
type Trainer = components["schemas"]["TrainerPage"];

const MOST = 50;
/** Things that change together are kept once. */
const REST_MS = 2000;
/** Looked at again after so long, so that "as of" is not from last week. */
const ANEW_MS = 10 * 60_000;

function place(trainer: Trainer): string {
  return trainer.studio ? `${trainer.studio.address}, ${trainer.studio.city}` : "";
}

/** Without a name the session is still worth keeping. */
async function described(cache: QueryClient, booking: Booking, trains: boolean): Promise<KeptSession> {
  const { id, start, end, tz } = booking;
  const ask = <T,>(queryKey: readonly string[], queryFn: () => Promise<T>) => cache.fetchQuery({ queryKey, queryFn, staleTime: 600_000 }).catch(() => null);
  const trainer = await ask(["trainer", booking.trainer], () => unwrap(api.GET("/api/v1/trainers/{id}", { params: { path: { id: booking.trainer } } })));
  const client = trains ? await ask(["client", booking.client], () => unwrap(api.GET("/api/v1/clients/{id}", { params: { path: { id: booking.client } } }))) : null;
  const what = trainer?.services.find((one) => one.id === booking.service)?.name ?? "";
  return { id, start, end, tz, who: (trains ? client?.name : trainer?.name) ?? "", what, where: trainer && !trains ? place(trainer) : "" };
}

async function look(cache: QueryClient, account: Account) {
  const trains = account.role === "trainer";
  const at = new Date().toISOString();
  const query = { as: trains ? ("trainer" as const) : ("client" as const), status: "confirmed", from: at, limit: MOST };
  const { items } = await unwrap(api.GET("/api/v1/bookings", { params: { query } }));
  const sessions: KeptSession[] = [];
  for (const booking of items) sessions.push(await described(cache, booking, trains));
  const now = current();
  if (now.state === "in" && now.account.id === account.id) keep({ account: account.id, role: account.role, at, sessions });
}

/** Keeps the account's next sessions on this device as they change; the answer ends it. */
export function keepSessions(cache: QueryClient, account: Account): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(cache, account).catch(() => {}), REST_MS);
  };
  const watched = new Set(["bookings", "booking", "calendar"]);
  const unwatch = cache.getQueryCache().subscribe(({ type, query }) => {
    if (type === "updated" && watched.has(String(query.queryKey[0])) && query.state.fetchStatus === "idle") soon();
  });
  const anew = setInterval(soon, ANEW_MS);
  soon();
  return () => {
    unwatch();
    clearTimeout(timer);
    clearInterval(anew);
  };
}
