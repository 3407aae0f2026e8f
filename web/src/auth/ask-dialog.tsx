"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { Ask } from "@/api/client";
import { current } from "@/api/session";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Note } from "@/ui/states";
import { useFirebase } from "./methods";
import { SignInForm } from "./sign-in-form";
import { SignUpForm } from "./sign-up-form";
import { StepUpForm } from "./step-up-form";
import { useSignUpOpen } from "./use-sign-up-open";

const OtherWays = lazy(() => import("./other-ways"));

const KNOWN = "fittribe.known";

/** The dialog itself, fetched when it is first wanted. */
export default function AskDialog({ ask, onSettle }: { ask: Ask; onSettle: (shown: boolean) => void }) {
  const t = useTranslations("auth");
  const [joining, setJoining] = useState(() => ask === "signed_out" && current().state === "out" && !localStorage.getItem(KNOWN));
  const open = useSignUpOpen();
  const firebase = useFirebase();
  const done = () => {
    localStorage.setItem(KNOWN, "1");
    onSettle(true);
  };
  const title = ask === "step_up" ? t("step_up_title") : joining ? t("join_title") : t("ask_title");
  return (
    <Dialog open onClose={() => onSettle(false)} title={title} intro={ask === "step_up" ? t("step_up_intro") : t("ask_intro")}>
      {ask === "step_up" ? (
        <StepUpForm onDone={done} />
      ) : (
        <div className="grid gap-3">
          {!joining && <SignInForm onDone={done} />}
          {joining && open && <SignUpForm choosesRole={false} onDone={done} />}
          {joining && !open && <Note tone="warn" role="status">{t("closed")}</Note>}
          {firebase && (open || !joining) && <Suspense><OtherWays firebase={firebase} onDone={done} /></Suspense>}
          <Button look="quiet" onClick={() => setJoining(!joining)}>{joining ? t("have_account") : t("no_account")}</Button>
        </div>
      )}
    </Dialog>
  );
}
