"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import type { Account } from "@/api/session";
import { Card } from "@/ui/states";
import { SignInForm } from "./sign-in-form";
import { SignUpForm } from "./sign-up-form";

const homes: Record<string, string> = { client: "/trainers", trainer: "/today", admin: "/admin" };

function useGoHome() {
  const router = useRouter();
  return (account: Account) => router.push(homes[account.role] ?? "/");
}

/** Signing in. */
export function SignInPage() {
  const t = useTranslations("auth");
  const home = useGoHome();
  return (
    <div className="mx-auto grid max-w-md gap-5">
      <h1 className="text-3xl font-semibold">{t("ask_title")}</h1>
      <Card><SignInForm onDone={home} /></Card>
      <Link href="/sign-up" className="min-h-11 content-center text-center text-accent underline">{t("no_account")}</Link>
    </div>
  );
}

/** Signing up. */
export function SignUpPage() {
  const t = useTranslations("auth");
  const home = useGoHome();
  const role = useSearchParams().get("role") === "trainer" ? "trainer" : "client";
  return (
    <div className="mx-auto grid max-w-md gap-5">
      <h1 className="text-3xl font-semibold">{t("join_title")}</h1>
      <Card><SignUpForm role={role} onDone={home} /></Card>
      <Link href="/sign-in" className="min-h-11 content-center text-center text-accent underline">{t("have_account")}</Link>
    </div>
  );
}
