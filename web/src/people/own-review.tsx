"use client";

import { Flag, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { components } from "@/api/schema";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Card } from "@/ui/states";
import { AnswerForm } from "./answer-form";

const ReportDialog = lazy(() => import("./report-dialog"));

type Review = components["schemas"]["Review"];

/** One review, the trainer's answer to it, and telling administrators of it. */
export function OwnReview({ review }: { review: Review }) {
  const t = useTranslations("review_answers");
  const times = useTimes();
  const [answering, setAnswering] = useState(false);
  const [report, setReport] = useState<"open" | "done" | null>(null);
  return (
    <Card className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="flex gap-0.5 text-warn"><span className="sr-only">{t("stars", { stars: review.rating })}</span>{[1, 2, 3, 4, 5].map((i) => <Star key={i} aria-hidden className={i <= review.rating ? "size-4.5 fill-current" : "size-4.5 text-line-strong"} />)}</p>
        <p className="text-sm text-muted">{review.by} · {times.date(review.created_at, viewerZone())}{review.edited_at && ` · ${t("edited")}`}</p>
      </div>
      <p className={review.body ? "whitespace-pre-line break-words" : "text-muted"}>{review.body || t("no_words")}</p>
      {review.answer && !answering && (
        <div className="border-l-2 border-accent pl-3">
          <p className="text-sm text-muted">{t("your_answer")}{review.answered_at && ` · ${times.date(review.answered_at, viewerZone())}`}</p>
          <p className="whitespace-pre-line break-words">{review.answer}</p>
        </div>
      )}
      {answering ? <AnswerForm review={review} onDone={() => setAnswering(false)} /> : (
        <div className="-mb-2 flex flex-wrap justify-between gap-2 border-t border-line pt-2">
          <Button look="quiet" className="-ml-4 text-accent" onClick={() => setAnswering(true)}>{review.answer ? t("change_answer") : t("answer")}<span className="sr-only"> {t("to", { name: review.by })}</span></Button>
          {report === "done" ? <p role="status" className="flex min-h-11 items-center gap-2 text-sm text-muted"><Flag aria-hidden className="size-4" />{t("reported")}</p> : (
            <Button look="quiet" className="-mr-4 text-muted" onClick={() => setReport("open")}><Flag aria-hidden className="size-4" />{t("report")}<span className="sr-only"> {t("of_whom", { name: review.by })}</span></Button>
          )}
        </div>
      )}
      <Suspense>{report === "open" && <ReportDialog review={review.id} onClose={() => setReport(null)} onDone={() => setReport("done")} />}</Suspense>
    </Card>
  );
}
