"use client";

import * as Tabs from "@radix-ui/react-tabs";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { serverNow } from "@/live/clock";
import { Button } from "@/ui/button";
import { Ahead, Past } from "./agenda";
import { OwnReviews } from "./own-reviews";
import { useOtherTabs } from "./tabs";

const minute = () => new Date(Math.floor(serverNow() / 60_000) * 60_000).toISOString().replace(".000", "");
const tab = "min-h-11 rounded-xl px-4 text-muted hover:bg-sunken data-[state=active]:bg-accent-soft data-[state=active]:font-medium data-[state=active]:text-accent";

/** A client's sessions: what is ahead, day by day, what was, and what they said about it. */
export function Sessions() {
  const t = useTranslations("sessions");
  const session = useSession();
  const [now] = useState(minute);
  useOtherTabs();
  if (session.state === "out") return <SignedOut />;
  return (
    <div className="mx-auto grid max-w-3xl grid-cols-1 gap-5">
      <div className="grid gap-1">
        <div className="flex items-center justify-between gap-4">
          <h1 className="text-3xl font-semibold">{t("title")}</h1>
          <Button look="quiet" data-no-print onClick={() => print()}><Printer aria-hidden className="size-5" /><span className="max-sm:sr-only">{t("print")}</span></Button>
        </div>
        <p data-no-print className="text-muted">{t("intro")}</p>
      </div>
      <Tabs.Root defaultValue="ahead" className="grid grid-cols-1 gap-5">
        <Tabs.List aria-label={t("title")} data-no-print className="flex gap-1">
          <Tabs.Trigger value="ahead" className={tab}>{t("ahead")}</Tabs.Trigger>
          <Tabs.Trigger value="past" className={tab}>{t("past")}</Tabs.Trigger>
          <Tabs.Trigger value="reviews" className={tab}>{t("reviews")}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="ahead"><Ahead from={now} /></Tabs.Content>
        <Tabs.Content value="past"><Past to={now} /></Tabs.Content>
        <Tabs.Content value="reviews"><OwnReviews /></Tabs.Content>
      </Tabs.Root>
    </div>
  );
}
