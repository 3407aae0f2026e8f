"use client";

import * as Tabs from "@radix-ui/react-tabs";
import { useTranslations } from "next-intl";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { useOwnPage } from "@/calendar/queries";
import { Card, Failed, Skeleton } from "@/ui/states";
import { HoursForm } from "./hours-form";
import { NewPageForm } from "./new-page-form";
import { ProfileForm } from "./profile-form";
import { Services } from "./services";

const tab = "min-h-11 rounded-xl px-4 text-muted data-[state=active]:bg-accent-soft data-[state=active]:font-medium data-[state=active]:text-accent";

/** What a trainer sets up: the page, what they sell, when they work. */
export function StudioPage() {
  const t = useTranslations("studio");
  const session = useSession();
  const own = useOwnPage();
  if (session.state === "out") return <SignedOut />;
  if (own.isError) return <Failed error={own.error} retry={() => void own.refetch()} />;
  if (own.isPending) return <Skeleton className="mx-auto h-120 max-w-3xl" />;
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <h1 className="text-3xl font-semibold">{t("title")}</h1>
      {!own.data ? <Card><NewPageForm /></Card> : (
        <Tabs.Root defaultValue="page" className="grid gap-4">
          <Tabs.List aria-label={t("title")} className="flex gap-1">
            {(["page", "services", "hours"] as const).map((one) => <Tabs.Trigger key={one} value={one} className={tab}>{t(one)}</Tabs.Trigger>)}
          </Tabs.List>
          <Tabs.Content value="page"><Card><ProfileForm key={own.data.version} trainer={own.data} /></Card></Tabs.Content>
          <Tabs.Content value="services"><Services trainer={own.data} /></Tabs.Content>
          <Tabs.Content value="hours"><Card><HoursForm /></Card></Tabs.Content>
        </Tabs.Root>
      )}
    </div>
  );
}
