import { CalendarDays, CalendarOff, Heart, House, LogIn, MessageSquareQuote, Search, ShieldCheck, Store, Ticket, UserRound, Users, UsersRound, type LucideIcon } from "lucide-react";
import type { Account } from "@/api/session";

type Key = "find" | "sessions" | "favourites" | "account" | "today" | "calendar" | "clients" | "studio" | "classes" | "time_off" | "reviews" | "admin" | "sign_in";
/** Somewhere to go. */
export type Place = { href: string; key: Key; icon: LucideIcon };
/** Where a role goes: what is always in sight, and what is behind "more". */
export type Places = { first: readonly Place[]; more: readonly Place[] };

const find: Place = { href: "/trainers", key: "find", icon: Search };
const account: Place = { href: "/account", key: "account", icon: UserRound };

const out: Places = { first: [find, { href: "/sign-in", key: "sign_in", icon: LogIn }], more: [] };
const byRole: Record<string, Places> = {
  client: { first: [find, { href: "/sessions", key: "sessions", icon: Ticket }, { href: "/favourites", key: "favourites", icon: Heart }], more: [account] },
  trainer: {
    first: [
      { href: "/today", key: "today", icon: House },
      { href: "/calendar", key: "calendar", icon: CalendarDays },
      { href: "/clients", key: "clients", icon: Users },
      { href: "/studio", key: "studio", icon: Store },
    ],
    more: [
      { href: "/classes", key: "classes", icon: UsersRound },
      { href: "/time-off", key: "time_off", icon: CalendarOff },
      { href: "/reviews", key: "reviews", icon: MessageSquareQuote },
      account,
    ],
  },
  admin: { first: [{ href: "/admin", key: "admin", icon: ShieldCheck }, find], more: [account] },
};

/** Where somebody goes. */
export const placesOf = (who: Account | null): Places => (who ? (byRole[who.role] ?? out) : out);

/** Whether a path is a place or something inside it. */
export const isAt = (path: string, href: string) => path === href || path.startsWith(`${href}/`);
