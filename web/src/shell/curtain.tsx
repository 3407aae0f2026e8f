"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { signedIn } from "@/api/client";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { Button } from "@/ui/button";

/**
 * After a sign-in was ended from elsewhere nobody sees its page; what was typed waits behind for its owner. One that ran
 * out is only told about.
 */
export function Curtain({ children }: { children: ReactNode }) {
  const t = useTranslations("auth");
  const session = useSession();
  const drawn = session.state === "in" && session.lapse === "revoked";
  return (
    <>
      {drawn && <SignedOut ended />}
      <div hidden={drawn}>{children}</div>
      {session.state === "in" && session.lapse === "expired" && (
        <div role="status" data-no-print className="rise fixed inset-x-3 bottom-20 z-30 mx-auto flex max-w-md items-center gap-3 rounded-2xl border border-line bg-surface px-4 py-2 shadow-lg sm:bottom-5">
          <p className="grow text-sm">{t("lapsed")}</p>
          <Button look="plain" onClick={() => void signedIn()}>{t("sign_in")}</Button>
        </div>
      )}
    </>
  );
}
