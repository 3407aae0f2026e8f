"use client";

import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { useRouter, useSearchParams } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import type { Account } from "@/api/session";
import { useSession } from "@/api/use-session";
import { Note, Skeleton } from "@/ui/states";
import { Frame } from "./frame";
import { isLink } from "./link";
import { useFirebase } from "./methods";
import { SignInForm } from "./sign-in-form";
import { SignUpForm } from "./sign-up-form";
import { useSignUpOpen } from "./use-sign-up-open";

const OtherWays = lazy(() => import("./other-ways"));
const ByLink = lazy(() => import("./by-link"));

const homes: Record<string, string> = { client: "/trainers", trainer: "/today", admin: "/admin" };

function useGoHome() {
  const router = useRouter();
  return (account: Account) => router.push(homes[account.role] ?? "/");
}

/** Who is signed in already has nothing to do here. */
function useAlreadyIn() {
  const session = useSession();
  const router = useRouter();
  const [asked] = useState({ first: true });
  useEffect(() => {
    if (session.state === "unknown" || !asked.first) return;
    asked.first = false;
    if (session.state === "in" && !session.lapse) router.replace(homes[session.account.role] ?? "/");
  }, [session, router, asked]);
}

const other = "min-h-11 content-center text-center text-accent underline";

/** The address that somebody came with, when it is a letter's link; it leaves the address bar at once. */
function useLetterLink(): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!isLink(location.href)) return;
    setAddress(location.href);
    history.replaceState(null, "", location.pathname);
  }, []);
  return address;
}

/** Signing in. */
export function SignInPage() {
  const t = useTranslations("auth");
  const home = useGoHome();
  const firebase = useFirebase();
  const link = useLetterLink();
  useAlreadyIn();
  return (
    <Frame title={t("ask_title")} words={t("ask_words")} other={<Link href="/sign-up" className={other}>{t("no_account")}</Link>}>
      {firebase && link && <Suspense fallback={<Skeleton className="mb-5 h-12" />}><div className="mb-5"><ByLink firebase={firebase} address={link} onDone={home} /></div></Suspense>}
      <SignInForm onDone={home} />
      {firebase && !link && <Suspense><OtherWays firebase={firebase} onDone={home} /></Suspense>}
    </Frame>
  );
}

/** Signing up. */
export function SignUpPage() {
  const t = useTranslations("auth");
  const home = useGoHome();
  const role = useSearchParams().get("role") === "trainer" ? "trainer" : "client";
  const firebase = useFirebase();
  const open = useSignUpOpen();
  useAlreadyIn();
  return (
    <Frame title={t("join_title")} words={t("join_words")} other={<Link href="/sign-in" className={other}>{t("have_account")}</Link>}>
      {open ? <SignUpForm role={role} onDone={home} /> : <Note tone="warn" role="status">{t("closed")}</Note>}
      {open && firebase && <Suspense><OtherWays firebase={firebase} onDone={home} /></Suspense>}
    </Frame>
  );
}
