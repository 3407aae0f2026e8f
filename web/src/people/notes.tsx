"use client";

import { Check as Tick, CircleAlert, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Area } from "@/ui/field";
import { Card, Failed, Note, Skeleton } from "@/ui/states";
import type { Kept, NotesState } from "./notes-keeper";
import { useNotes, useSavedNotes } from "./use-notes";

/** What a trainer keeps about a client, for their own eyes. */
export function Notes({ trainer, client }: { trainer: string; client: string }) {
  const t = useTranslations("clients");
  const saved = useSavedNotes(client);
  return (
    <section className="grid content-start gap-3" aria-label={t("notes")}>
      <h2 className="text-xl font-semibold">{t("notes")}</h2>
      {saved.data ? <Written trainer={trainer} client={client} saved={saved.data} /> : saved.isError ? <Failed error={saved.error} retry={() => void saved.refetch()} /> : <Skeleton className="h-64" />}
    </section>
  );
}

function Written({ trainer, client, saved }: { trainer: string; client: string; saved: Kept }) {
  const t = useTranslations("clients");
  const { state, keeper } = useNotes(trainer, client, saved);
  const { text, theirs, status } = state;
  return (
    <Card className="grid gap-3">
      {status === "conflict" && theirs !== null && (
        <Note tone="warn" role="alert">
          <p className="font-medium">{t("conflict")}</p>
          <p data-testid="theirs" className="my-2 max-h-48 overflow-y-auto rounded-lg bg-surface p-3 whitespace-pre-wrap break-words text-ink">{theirs || t("conflict_empty")}</p>
          <div className="flex flex-wrap gap-2">
            <Button look="plain" className="text-ink" onClick={() => keeper.settle(`${theirs}\n\n${text}`.trim())}>{t("keep_both")}</Button>
            <Button look="plain" className="text-ink" onClick={() => keeper.settle(text)}>{t("keep_mine")}</Button>
            <Button look="plain" className="text-ink" onClick={() => keeper.settle(theirs)}>{t("keep_theirs")}</Button>
          </div>
        </Note>
      )}
      <Area hideLabel label={status === "conflict" ? t("notes_yours") : t("notes")} placeholder={t("notes_hint")} rows={8} className="field-sizing-content min-h-48 max-h-[70dvh]" value={text} onChange={(event) => keeper.change(event.target.value)} onBlur={() => void keeper.flush()} />
      <Where state={state} onAgain={() => void keeper.flush()} />
    </Card>
  );
}

function Where({ state: { status, words, text }, onAgain }: { state: NotesState; onAgain: () => void }) {
  const t = useTranslations("clients");
  const Icon = status === "saved" ? Tick : status === "failed" || status === "conflict" ? CircleAlert : Pencil;
  return (
    <div className="-mb-2 flex min-h-11 flex-wrap items-center justify-between gap-2 text-sm">
      <p role="status" data-notes={status} className={cn("flex items-center gap-2", status === "failed" ? "text-bad" : "text-muted")}>
        <Icon aria-hidden className={cn("size-4", status === "saved" && "text-accent")} />
        {status === "saved" && !text ? t("only_you") : t(`notes_${status}`)}{status === "failed" && words && ` ${words}`}
      </p>
      {status === "failed" && <Button look="plain" onClick={onAgain}>{t("try_again")}</Button>}
    </div>
  );
}
