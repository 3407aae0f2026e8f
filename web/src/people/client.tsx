"use client";

import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { useTimes, zoneName } from "@/i18n/time";
import { useNow } from "@/live/use-now";
import { Face } from "@/trainers/face";
import type { TrainerPage } from "@/trainers/queries";
import { ButtonLink } from "@/ui/button";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { ClientFacts } from "./client-facts";
import { Frame } from "./frame";
import { History } from "./history";
import { Notes } from "./notes";
import { useClientCard, useListedClient } from "./queries";

/** One client, for their trainer: who they are, what was, what is ahead, what to keep in mind. */
export function ClientView() {
  const t = useTranslations("clients");
  const id = useSearchParams().get("id");
  if (!id) return <Frame title={t("client")}>{() => <Empty title={t("nobody")}><ButtonLink href="/clients">{t("clients")}</ButtonLink></Empty>}</Frame>;
  return <Known key={id} id={id} />;
}

function Known({ id }: { id: string }) {
  const t = useTranslations("clients");
  const card = useClientCard(id);
  const listed = useListedClient(id);
  const name = card.data?.name ?? listed?.name;
  return (
    <Frame
      title={name ?? t("client")}
      lead={<Face name={name ?? "·"} picture={card.data?.avatar ?? listed?.avatar} size="size-16 text-xl" />}
      below={card.data ? <LocalTime tz={card.data.tz} /> : <span className="block min-h-6" />}
      action={() => card.data?.phone && <a href={`tel:${card.data.phone}`} className="inline-flex min-h-11 items-center gap-2 rounded-xl border border-line-strong bg-surface px-4 font-medium hover:bg-sunken"><Phone aria-hidden className="size-4.5" /><span className="sr-only">{t("call")} </span>{card.data.phone}</a>}
    >
      {(trainer) => <Page id={id} trainer={trainer} />}
    </Frame>
  );
}

function LocalTime({ tz }: { tz: string }) {
  const t = useTranslations("clients");
  const times = useTimes();
  const now = useNow();
  return <span className="tabular-nums">{t("their_time", { time: times.time(now, tz), zone: zoneName(tz) })}</span>;
}

function Page({ id, trainer }: { id: string; trainer: TrainerPage }) {
  const card = useClientCard(id);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
      <Notes trainer={trainer.id} client={id} />
      <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
        {card.isError && <Failed error={card.error} retry={() => void card.refetch()} />}
        {card.isPending && <Skeleton className="h-96" />}
        {card.isSuccess && <ClientFacts id={id} card={card.data} />}
      </div>
      <History client={id} trainer={trainer} />
    </div>
  );
}
