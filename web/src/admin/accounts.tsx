"use client";

import { MailWarning, UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { api } from "@/api/client";
import type { ManagedAccount } from "@/api/schemas";
import { unwrap } from "@/api/problem";
import { useAccount } from "@/api/use-session";
import { Face } from "@/trainers/face";
import { Select } from "@/ui/field";
import { Card, Empty, Note } from "@/ui/states";
import { useAddress } from "./address";
import { Badge } from "./badge";
import { Decide, type Choice } from "./decide";
import { Head } from "./head";
import { Listed, Row } from "./listed";
import { usePages } from "./reading";
import { Typed } from "./typed";
import { When } from "./when";

const ROLES = ["client", "trainer", "admin"] as const;
const roleOf = (text: string | null) => ROLES.find((one) => one === text);
const SUSPENDED: Record<string, boolean> = { suspended: true, open: false };

/** Everybody who has an account, by name, address, role and standing. */
export function Accounts() {
  const t = useTranslations("accounts");
  const address = useAddress();
  const query = { q: address.get("q") ?? undefined, role: roleOf(address.get("role")), suspended: SUSPENDED[address.get("standing") ?? ""] };
  const { list, items, put } = usePages<ManagedAccount, string>(["admin", "accounts", query], (cursor, how) => unwrap(api.GET("/api/v1/admin/accounts", { ...how, params: { query: { ...query, limit: 20, cursor } } })));
  return (
    <>
      <Head title={t("title")} intro={t("intro")} />
      <Card className="p-4">
        <search className="grid gap-3 sm:grid-cols-[2fr_1fr_1fr]">
          <Typed label={t("search")} value={address.get("q") ?? ""} maxLength={254} onValue={(q) => address.put({ q: q || null })} />
          <Select label={t("role")} value={query.role ?? ""} onChange={(event) => address.put({ role: event.target.value || null })}>
            <option value="">{t("any")}</option>
            {ROLES.map((role) => <option key={role} value={role}>{t(role)}</option>)}
          </Select>
          <Select label={t("standing")} value={address.get("standing") ?? ""} onChange={(event) => address.put({ standing: event.target.value || null })}>
            <option value="">{t("any")}</option>
            <option value="open">{t("open")}</option>
            <option value="suspended">{t("suspended")}</option>
          </Select>
        </search>
      </Card>
      <Listed listing={{ list, items }} skeleton="h-36" empty={<Empty icon={<UsersRound className="size-9" />} title={t("none")}>{t("none_more")}</Empty>}>
        {(account) => <Person key={account.id} account={account} onChanged={(changed) => put(account.id, changed)} />}
      </Listed>
    </>
  );
}

function Person({ account, onChanged }: { account: ManagedAccount; onChanged: (changed: ManagedAccount) => void }) {
  const t = useTranslations("accounts");
  const own = useAccount()?.id === account.id;
  const params = { path: { id: account.id } };
  const suspend: Choice<ManagedAccount> = { verb: "suspend", look: "danger", send: (body) => unwrap(api.POST("/api/v1/admin/accounts/{id}/suspend", { params, body })) };
  const restore: Choice<ManagedAccount> = { verb: "restore", send: (body) => unwrap(api.POST("/api/v1/admin/accounts/{id}/restore", { params, body })) };
  return (
    <Row gone={false} onGone={() => {}}>
      <Card className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4">
        <div className="flex min-w-0 grow basis-72 items-center gap-4">
          <Face name={account.name} picture={account.avatar} size="size-12" />
          <div className="min-w-0 grow">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h2 className="min-w-0 text-lg font-semibold break-words">{account.name}</h2>
              <Badge>{t(roleOf(account.role) ?? "client")}</Badge>
              {account.suspended_at && <Badge tone="bad">{t("suspended")}</Badge>}
              {!account.verified && <Badge tone="warn">{t("unverified")}</Badge>}
            </div>
            <p className="text-sm break-words text-muted sm:text-base">{account.email}</p>
            <p className="text-sm text-muted">{t("since")} <When at={account.created_at} />{account.suspended_at && <> · {t("suspended_since")} <When at={account.suspended_at} /></>}</p>
          </div>
        </div>
        <Link href={`/admin/audit?subject=${account.id}`} className="flex min-h-11 items-center rounded-xl px-3 font-medium text-muted hover:bg-sunken hover:text-ink">{t("log")}<span className="sr-only"> {account.name}</span></Link>
        {own ? <p className="text-sm text-muted">{t("own")}</p> : <Decide choices={[account.suspended_at ? restore : suspend]} about={account.name} onDone={onChanged} />}
        {account.email_bounce_status && <div className="basis-full"><Bounced status={account.email_bounce_status} /></div>}
      </Card>
    </Row>
  );
}

/** What the mail server meant (RFC 3463): its second number says where it went wrong. */
function Bounced({ status }: { status: string }) {
  const t = useTranslations("accounts");
  const [, where = "", what] = status.split(".");
  const why = where === "1" ? "no_address" : where === "2" ? (what === "2" ? "full" : "mailbox_off") : where === "7" ? "refused" : "bounced_other";
  return <Note tone="warn"><span className="flex items-start gap-2"><MailWarning aria-hidden className="mt-1 size-4 shrink-0" /><span>{t("bounced")} {t(why)} <span className="text-sm tabular-nums">({status})</span></span></span></Note>;
}
