"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemError } from "@/api/problem";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { alternatives, type SlotsState } from "@/live/slots";
import { Button } from "@/ui/button";
import { Note } from "@/ui/states";
import { useHolds, type Booking } from "./queries";
import { useRelease, wasTaken, type Pick, type Refused } from "./use-hold";

type Props = { refused: Refused; trainer: string; state: SlotsState | undefined; onPick: (pick: Pick) => void };

/** Why a pick came to nothing, and what to do instead, in place. */
export function Refusal({ refused, trainer, state, onPick }: Props) {
  const t = useTranslations("booking");
  const times = useTimes();
  const tz = viewerZone();
  const taken = "start" in refused.pick && wasTaken(refused) ? refused.pick.start : null;
  const others = taken && state ? alternatives(state.free, taken) : [];
  return (
    <Note tone="warn" role="alert">
      <p className="font-medium">{taken && refused.kind === "slot_taken" ? t("taken", { time: times.dayTime(taken, tz) }) : refused.words || t("unreachable")}</p>
      {others.length > 0 && (
        <>
          <p className="mb-2">{t("instead")}</p>
          <div className="flex flex-wrap gap-2">
            {others.map((start) => <Button key={start} look="plain" data-alternative={start} className="text-ink" onClick={() => onPick({ start })}>{times.dayTime(start, tz)}</Button>)}
          </div>
        </>
      )}
      {refused.kind === "hold_limit" && <Swap refused={refused} trainer={trainer} onPick={onPick} />}
    </Note>
  );
}

/** At most so many holds: one of them for the one that is wanted now. */
function Swap({ refused, trainer, onPick }: Omit<Props, "state">) {
  const t = useTranslations("booking");
  const times = useTimes();
  const holds = useHolds(trainer);
  const letGo = useRelease();
  const [busy, setBusy] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  async function swap(hold: Booking) {
    setBusy(hold.id);
    setWrong(null);
    try {
      await letGo(hold);
      onPick(refused.pick);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setWrong(error.message || t("unreachable"));
    } finally {
      setBusy(null);
    }
  }
  return (
    <div className="mt-2 grid gap-2">
      <p>{t("swap")}</p>
      <div className="flex flex-wrap gap-2">
        {holds.map((hold) => <Button key={hold.id} look="plain" data-swap={hold.id} className="text-ink" busy={busy === hold.id} disabled={busy !== null} onClick={() => void swap(hold)}>{t("let_go", { time: times.dayTime(hold.start, viewerZone()) })}</Button>)}
      </div>
      {wrong && <p>{wrong}</p>}
    </div>
  );
}
