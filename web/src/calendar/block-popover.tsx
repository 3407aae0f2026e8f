"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api, key } from "@/api/client";
import { unwrap } from "@/api/problem";
import { instantOfWall, useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { undoable } from "@/ui/toast";
import type { Point } from "./asked";
import { PopoverAt } from "./popover";
import { refusal } from "./use-change-hours";
import { useUnblock } from "./use-unblock";

/** Time that was dragged over: takes it off, with a reason for oneself. */
export function BlockPopover({ start, end, tz, point, onClose }: { start: string; end: string; tz: string; point: Point; onClose: () => void }) {
  const t = useTranslations("calendar");
  const times = useTimes();
  const cache = useQueryClient();
  const unblock = useUnblock();
  const [note, setNote] = useState("");
  const [header] = useState(key);
  const block = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/trainers/me/time-off", { params: { header }, body: { start: instantOfWall(start, tz), end: instantOfWall(end, tz), note: note.trim() || null } })),
    onSuccess: async (off) => {
      await cache.invalidateQueries({ queryKey: ["hours"] });
      undoable({ title: t("blocked"), label: t("undo"), undo: () => void unblock(off.id) });
      onClose();
    },
  });
  const until = start.slice(0, 10) === end.slice(0, 10) ? times.time(`${end}Z`, "UTC") : times.dayTime(`${end}Z`, "UTC");
  return (
    <PopoverAt point={point} title={t("block_title")} onClose={onClose}>
      <form className="grid gap-3" onSubmit={(event) => { event.preventDefault(); block.mutate(); }}>
        <p className="tabular-nums">{times.dayTime(`${start}Z`, "UTC")} – {until}</p>
        <Field label={t("block_reason")} hint={t("block_hint")} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
        {block.isError && <Note tone="bad" role="alert">{refusal(block.error, t("unreachable"))}</Note>}
        <Button type="submit" busy={block.isPending}>{t("block")}</Button>
      </form>
    </PopoverAt>
  );
}
