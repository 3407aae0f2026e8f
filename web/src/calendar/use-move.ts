"use client";

import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { api, key } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import type { Booking } from "@/booking/queries";
import { useTimes } from "@/i18n/time";
import { toast, undoable } from "@/ui/toast";
import { refusal } from "./use-change-hours";

type Move = { booking: Booking; start: string };

async function send({ booking, start }: Move, header: ReturnType<typeof key>) {
  const params = { path: { id: booking.id }, header: { ...header, "If-Match": `"${booking.version}"` } };
  return unwrap(api.POST("/api/v1/bookings/{id}/reschedule", { params, body: { start } }));
}

const follow = (cache: QueryClient) => Promise.all([["calendar"], ["bookings"], ["booking"], ["why"]].map((queryKey) => cache.invalidateQueries({ queryKey })));

/** Moves a booking as it was seen, and tells for ten seconds how to move it back. */
export function useMove(onDone: () => void) {
  const t = useTranslations("calendar");
  const times = useTimes();
  const cache = useQueryClient();
  const sent = useRef<{ of: string; header: ReturnType<typeof key> } | null>(null);
  const undo = async (moved: Booking, start: string) => {
    try {
      await send({ booking: moved, start }, key());
      toast({ title: t("moved_back"), detail: times.dayTime(start, moved.tz) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      toast({ title: t("not_moved_back"), detail: refusal(error, t("unreachable")) });
    } finally {
      void follow(cache);
    }
  };
  return useMutation({
    mutationFn: (move: Move) => {
      const of = `${move.booking.id} ${move.booking.version} ${move.start}`;
      // The same wish after no answer carries the same key.
      if (sent.current?.of !== of) sent.current = { of, header: key() };
      return send(move, sent.current.header);
    },
    onSuccess: async (moved, { booking }) => {
      await follow(cache);
      undoable({ title: t("moved"), detail: times.dayTime(moved.start, moved.tz), label: t("undo"), undo: () => void undo(moved, booking.start) });
      onDone();
    },
    onError: () => {
      void follow(cache);
    },
  });
}
