"use client";

import * as Popover from "@radix-ui/react-popover";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Skeleton } from "@/ui/states";

type Asked = { trainer: string; service: string; start: string; at: HTMLElement; onClose: () => void };

/** Why a time is free or not: each rule that stands in the way, in the server's words. */
export default function WhyPopover({ trainer, service, start, at, onClose }: Asked) {
  const t = useTranslations("picker");
  const times = useTimes();
  const why = useQuery({
    queryKey: ["why", trainer, service, start],
    staleTime: 0,
    queryFn: () => unwrap(api.GET("/api/v1/trainers/{id}/why", { params: { path: { id: trainer }, query: { service, at: start } } })),
  });
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={{ current: at }} />
      <Popover.Portal>
        <Popover.Content sideOffset={8} collisionPadding={12} aria-label={t("why")} onCloseAutoFocus={(event) => { event.preventDefault(); at.focus(); }} className="appear z-40 w-72 rounded-2xl border border-line bg-surface p-4 shadow-xl">
          <div className="flex items-start justify-between gap-2">
            <p className="font-medium">{times.dayTime(start, viewerZone())}</p>
            <Popover.Close aria-label={t("close")} className="-mr-2 -mt-2 grid size-11 shrink-0 place-items-center rounded-xl hover:bg-sunken"><X aria-hidden className="size-4" /></Popover.Close>
          </div>
          <div role="status" className="min-h-12 text-sm" data-why={start}>
            {why.isPending && <Skeleton className="h-12" />}
            {why.isError && <p className="text-bad">{why.error.message || t("unreachable")}</p>}
            {why.data?.bookable && <p>{why.data.sentence}</p>}
            {why.data && !why.data.bookable && <ul className="grid list-disc gap-1 pl-4">{why.data.reasons.map((reason) => <li key={reason.sentence}>{reason.sentence}</li>)}</ul>}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
