"use client";

import { useState } from "react";
import { api } from "@/api/client";
import type { Firebase } from "@/api/schemas";
import { ProblemError, unwrap } from "@/api/problem";
import { begin, type Account } from "@/api/session";
import { viewerZone } from "@/i18n/locale";
import type { Trouble } from "./firebase";

type Role = "client" | "trainer";
/** What is asked yet before somebody that Firebase vouches for is signed in. */
export type Ask = "role" | "code" | null;
/** What went wrong: Firebase's trouble, an account that has to be linked first, or the server's words. */
export type Wrong = { trouble: Trouble } | { kind: "link_required" } | { words: string } | null;

const load = () => import("./firebase");

async function taken(id_token: string, more: { role?: Role; code?: string }): Promise<Account> {
  const signedIn = await unwrap(api.POST("/api/v1/auth/firebase", { body: { id_token, cookie: true, tz: viewerZone(), ...more } }));
  begin(signedIn);
  return signedIn.account;
}

/** Signs in whom Firebase vouches for, asking for what is missing. Its client is fetched with the first tap. */
export function useVouched(given: Firebase, onDone: (account: Account) => void) {
  const [token, setToken] = useState<string | null>(null);
  const [ask, setAsk] = useState<Ask>(null);
  const [wrong, setWrong] = useState<Wrong>(null);
  const [busy, setBusy] = useState(false);

  const hand = async (id_token: string, more: { role?: Role; code?: string }) => {
    try {
      onDone(await taken(id_token, more));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setToken(id_token);
      if (error.problem.errors?.some((one) => one.pointer === "/role")) setAsk("role");
      else if (error.kind === "code_required") setAsk("code");
      else setWrong(error.kind === "link_required" ? { kind: "link_required" } : { words: error.message });
    }
  };
  const doing = async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setWrong(null);
    try {
      await work();
      return true;
    } catch (error) {
      const trouble = await load().then(({ troubleOf }) => troubleOf(error), () => "network" as const);
      if (trouble) setWrong({ trouble });
      return false;
    } finally {
      setBusy(false);
    }
  };
  const [role, setRole] = useState<Role>();
  return {
    ask,
    busy,
    wrong,
    google: () => doing(async () => hand(await (await load()).withGoogle(given), {})),
    sendLink: (email: string, url: string) => doing(async () => (await load()).sendLink(given, email, url)),
    link: (email: string, address: string) =>
      doing(async () => {
        const vouched = await (await load()).withLink(given, email, address);
        if (vouched) await hand(vouched, {});
        else setWrong({ trouble: "link" });
      }),
    answer: (more: { role?: Role; code?: string }) =>
      doing(async () => {
        setAsk(null);
        if (more.role) setRole(more.role);
        if (token) await hand(token, { role, ...more });
      }),
  };
}
