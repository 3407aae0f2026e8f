"use client";

import * as Tabs from "@radix-ui/react-tabs";
import { useTranslations } from "next-intl";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { Skeleton, Empty } from "@/ui/states";
import { Approvals } from "./approvals";
import { Audit } from "./audit";
import { Certificates } from "./certificates";
import { Jobs } from "./jobs";

const tab = "min-h-11 shrink-0 rounded-xl px-4 text-muted data-[state=active]:bg-accent-soft data-[state=active]:font-medium data-[state=active]:text-accent";

/** What administrators look after. */
export function AdminPage() {
  const t = useTranslations("admin");
  const session = useSession();
  if (session.state === "out") return <SignedOut />;
  if (session.state !== "in") return <Skeleton className="h-96" />;
  if (session.account.role !== "admin") return <Empty title={t("not_yours")} />;
  return (
    <div className="grid gap-5">
      <h1 className="text-3xl font-semibold">{t("title")}</h1>
      <Tabs.Root defaultValue="approvals" className="grid min-w-0 gap-4">
        <Tabs.List aria-label={t("title")} className="flex gap-1 overflow-x-auto">
          {(["approvals", "certificates", "jobs", "audit"] as const).map((one) => <Tabs.Trigger key={one} value={one} className={tab}>{t(one)}</Tabs.Trigger>)}
        </Tabs.List>
        <Tabs.Content value="approvals"><Approvals /></Tabs.Content>
        <Tabs.Content value="certificates"><Certificates /></Tabs.Content>
        <Tabs.Content value="jobs"><Jobs /></Tabs.Content>
        <Tabs.Content value="audit"><Audit /></Tabs.Content>
      </Tabs.Root>
    </div>
  );
}
