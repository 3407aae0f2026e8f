"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/ui/dialog";
import type { Asked } from "./asked";
import { BlockPopover } from "./block-popover";
import { blockBetween, type Hours } from "./hours";
import MoveConsequence from "./move-consequence";
import { PaintPopover } from "./paint-popover";
import type { Occupied, OwnPage } from "./queries";
import { SessionRow } from "./session-row";
import { WhyDialog, WhyPopover } from "./why";

type Question = Asked | { kind: "why_form" };
type Props = { trainer: OwnPage; from: string; sessions: Occupied[]; hours: Hours; asked: Question; onAsk: (asked: Asked | null) => void; onPaint: () => void };

const hourLater = (at: string) => new Date(Date.parse(`${at}Z`) + 3_600_000).toISOString().slice(0, 19);

/** What the week answers to what was pressed in it. */
export default function Answers({ trainer, from, sessions, hours, asked, onAsk, onPaint }: Props) {
  const close = () => onAsk(null);
  const openHours = (at: string) => {
    const come = blockBetween(at, hourLater(at));
    onPaint();
    onAsk(come && { kind: "paint", come, point: "point" in asked ? asked.point : { x: innerWidth / 2 + scrollX, y: innerHeight / 4 + scrollY } });
  };
  const doing = { sessions, onOpenHours: openHours, onSession: (session: Occupied) => onAsk({ kind: "session", session }) };
  switch (asked.kind) {
    case "session":
      return <SessionDialog session={sessions.find(({ id }) => id === asked.session.id) ?? asked.session} trainer={trainer} onClose={close} />;
    case "why_form":
      return <WhyDialog trainer={trainer} from={from} onClose={close} {...doing} />;
    case "why":
      return <WhyPopover key={asked.at} trainer={trainer} at={asked.at} point={asked.point} onClose={close} {...doing} />;
    case "block":
      return <BlockPopover key={`${asked.start} ${asked.end}`} start={asked.start} end={asked.end} tz={trainer.tz} point={asked.point} onClose={close} />;
    case "paint":
      return <PaintPopover key={JSON.stringify(asked.come)} hours={hours} come={asked.come} gone={asked.gone} point={asked.point} onClose={close} />;
    case "move":
      return <MoveConsequence session={asked.session} start={asked.start} onClose={close} />;
  }
}

function SessionDialog({ session, trainer, onClose }: { session: Occupied; trainer: OwnPage; onClose: () => void }) {
  const t = useTranslations("calendar");
  return <Dialog open onClose={onClose} title={t("session")}><SessionRow session={session} services={trainer.services} tz={trainer.tz} /></Dialog>;
}
