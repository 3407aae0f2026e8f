"use client";

import { ChevronDown, ExternalLink, UserRoundCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { Face } from "@/trainers/face";
import { Stars } from "@/trainers/stars";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Card, Empty, Note } from "@/ui/states";
import { useAddress } from "./address";
import { Badge, type Tone } from "./badge";
import { Decide, type Choice } from "./decide";
import { Dossier } from "./dossier";
import { Head } from "./head";
import { Listed, Row, useLeaving } from "./listed";
import { Narrow } from "./narrow";
import { usePages } from "./reading";
import { Typed } from "./typed";

type Trainer = components["schemas"]["Trainer"];

const STATUSES = ["submitted", "approved", "returned", "suspended", "draft"] as const;
type Status = (typeof STATUSES)[number];
const tones: Record<Status, Tone> = { submitted: "warn", approved: "good", returned: "plain", suspended: "bad", draft: "plain" };
const known = (text: string | null): Status => STATUSES.find((one) => one === text) ?? "submitted";

/** Trainers by where they stand; those who wait to be looked at come first. */
export function Trainers() {
  const t = useTranslations("moderation");
  const address = useAddress();
  const status = known(address.get("status"));
  const q = address.get("q") ?? undefined;
  const { list, items, put } = usePages(["admin", "trainers", status, q], (cursor: string | undefined, how) => unwrap(api.GET("/api/v1/admin/trainers", { ...how, params: { query: { status, q, limit: 20, cursor } } })));
  return (
    <>
      <Head title={t("trainers")} intro={t("trainers_intro")} />
      <Narrow label={t("status")} name="status" choices={STATUSES.map((one) => [one, t(one)] as const)} />
      <search><Typed label={t("search")} value={q ?? ""} maxLength={120} onValue={(words) => address.put({ q: words || null })} /></search>
      <Listed listing={{ list, items }} skeleton="h-52" empty={<Empty icon={<UserRoundCheck className="size-9" />} title={t(q ? "nobody_like_that" : status === "submitted" ? "no_submitted" : "no_trainers")} />}>
        {(trainer, first) => <Standing key={`${trainer.id} ${trainer.status}`} trainer={trainer} opened={first && status === "submitted"} onGone={() => put(trainer.id, null)} />}
      </Listed>
    </>
  );
}

function choicesFor({ id, status }: Trainer): Choice<Trainer>[] {
  const params = { path: { id } };
  switch (known(status)) {
    case "submitted":
      return [
        { verb: "approve", look: "primary", send: (body) => unwrap(api.POST("/api/v1/admin/trainers/{id}/approve", { params, body })) },
        { verb: "return", send: (body) => unwrap(api.POST("/api/v1/admin/trainers/{id}/return", { params, body })) },
      ];
    case "approved":
      return [{ verb: "suspend", look: "danger", send: (body) => unwrap(api.POST("/api/v1/admin/trainers/{id}/suspend", { params, body })) }];
    case "suspended":
      return [{ verb: "restore", send: (body) => unwrap(api.POST("/api/v1/admin/trainers/{id}/restore", { params, body })) }];
    default:
      return [];
  }
}

function Standing({ trainer, opened, onGone }: { trainer: Trainer; opened: boolean; onGone: () => void }) {
  const t = useTranslations("moderation");
  const [open, setOpen] = useState(opened);
  const [gone, leave] = useLeaving();
  const status = known(trainer.status);
  const choices = choicesFor(trainer);
  const inside = `dossier-${trainer.id}`;
  return (
    <Row gone={gone} onGone={onGone}>
      <Card className="grid grid-cols-1 gap-4">
        <div className="flex items-start gap-4">
          <Face name={trainer.name} picture={trainer.avatar} />
          <div className="min-w-0 grow">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1"><h2 className="text-lg font-semibold">{trainer.name}</h2><Badge tone={tones[status]}>{t(status)}</Badge></div>
            <p>{trainer.headline}</p>
            {trainer.reviews > 0 && <p className="mt-1"><Stars rating={trainer.rating} reviews={trainer.reviews} /></p>}
            {status === "approved" && <p className="mt-1 text-sm text-muted">{t(trainer.accepting ? "accepting" : "not_accepting")}</p>}
          </div>
        </div>
        {trainer.status_reason && <Note>{t("because", { reason: trainer.status_reason })}</Note>}
        <div className="flex flex-wrap gap-2">
          <Button look="quiet" className="-ml-3" aria-expanded={open} aria-controls={open ? inside : undefined} onClick={() => setOpen(!open)}>
            <ChevronDown aria-hidden className={cn("size-5 transition-transform", open && "rotate-180")} />
            {t(open ? "less" : "everything")}<span className="sr-only"> {trainer.name}</span>
          </Button>
          {status === "approved" && <a href={`/trainers/${trainer.slug}`} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center gap-2 rounded-xl px-3 font-medium hover:bg-sunken">{t("public_page")}<ExternalLink aria-hidden className="size-4" /></a>}
        </div>
        {open && <div id={inside}><Dossier id={trainer.id} /></div>}
        {choices.length > 0 && <Decide choices={choices} about={trainer.name} onDone={leave} />}
      </Card>
    </Row>
  );
}
