"use client";

import { Flag, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { Card, Empty, Note } from "@/ui/states";
import { Decide } from "./decide";
import { Head } from "./head";
import { Listed, Row, useLeaving } from "./listed";
import { usePages } from "./reading";
import { TrainerName } from "./trainer-name";
import { When } from "./when";

type Review = components["schemas"]["ReportedReview"];

/** Reviews that somebody reported, to be hidden or kept. */
export function Reviews() {
  const t = useTranslations("moderation");
  const { list, items, put } = usePages(["admin", "reviews"], (cursor: string | undefined, how) => unwrap(api.GET("/api/v1/admin/reviews", { ...how, params: { query: { limit: 20, cursor } } })));
  return (
    <>
      <Head title={t("reviews")} intro={t("reviews_intro")} />
      <Listed listing={{ list, items }} skeleton="h-48" empty={<Empty icon={<Flag className="size-9" />} title={t("no_reviews")} />}>
        {(review) => <Reported key={review.id} review={review} onGone={() => put(review.id, null)} />}
      </Listed>
    </>
  );
}

function Reported({ review, onGone }: { review: Review; onGone: () => void }) {
  const t = useTranslations("moderation");
  const [gone, leave] = useLeaving();
  const params = { path: { id: review.id } };
  return (
    <Row gone={gone} onGone={onGone}>
      <Card className="grid grid-cols-1 gap-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 className="text-lg font-semibold">{t("review_of", { by: review.by })} <TrainerName id={review.trainer} otherwise={t("a_trainer")} /></h2>
          <p className="text-sm text-muted"><When at={review.created_at} />{review.edited_at && ` · ${t("edited")}`}</p>
        </div>
        <blockquote className="grid min-w-0 grid-cols-1 gap-2 border-l-4 border-line pl-4">
          <p className="flex items-center gap-1 text-warn"><span className="sr-only">{t("stars", { stars: review.rating })}</span>{[1, 2, 3, 4, 5].map((star) => <Star key={star} aria-hidden className={star <= review.rating ? "size-4 fill-current" : "size-4 text-line-strong"} />)}</p>
          {review.body ? <p className="max-w-prose whitespace-pre-line break-words">{review.body}</p> : <p className="text-muted">{t("no_words")}</p>}
          {review.answer && <p className="text-sm text-muted">{t("answered", { answer: review.answer })}</p>}
        </blockquote>
        <Note tone="warn"><span className="flex items-start gap-2"><Flag aria-hidden className="mt-1 size-4 shrink-0" /><span className="min-w-0 break-words">{review.report_reason} {review.reported_at && <span className="text-sm"><When at={review.reported_at} /></span>}</span></span></Note>
        <Decide
          choices={[
            { verb: "hide", look: "danger", send: (body) => unwrap(api.POST("/api/v1/admin/reviews/{id}/hide", { params, body })) },
            { verb: "keep", send: (body) => unwrap(api.POST("/api/v1/admin/reviews/{id}/keep", { params, body })) },
          ]}
          about={t("review_by", { by: review.by })}
          onDone={leave}
        />
      </Card>
    </Row>
  );
}
