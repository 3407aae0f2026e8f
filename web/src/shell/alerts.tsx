"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useAccount } from "@/api/use-session";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { useOwnEvents, useSeen, useUnread, type Event } from "@/live/provider";
import { toast } from "@/ui/toast";

const SOUND = "fittribe.sound";

/** Whether a sound comes with an alert on this device. */
export const soundOn = () => localStorage.getItem(SOUND) === "on";
/** Switches it. */
export const setSound = (on: boolean) => localStorage.setItem(SOUND, on ? "on" : "off");

/** Two soft notes. */
export function chime() {
  const audio = new AudioContext();
  [660, 880].forEach((frequency, i) => {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    const at = audio.currentTime + i * 0.14;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.12, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.32);
  });
  setTimeout(() => void audio.close(), 1000);
}

/** What is told at once. Holds are not: most of them become a booking or nothing. */
const TOLD = ["booking.created", "booking.cancelled", "booking.rescheduled", "class.cancelled"] as const;
const isTold = (kind: string): kind is (typeof TOLD)[number] => (TOLD as readonly string[]).includes(kind);

/** Tells about the account's events wherever one is: toast, sound, badge and title. Shows nothing itself. */
export function Alerts() {
  const t = useTranslations("alerts");
  const account = useAccount();
  const router = useRouter();
  const times = useTimes();
  const cache = useQueryClient();
  const seen = useSeen();
  const role = account?.role === "trainer" ? "trainer" : "client";
  useOwnEvents((event: Event, seq) => {
    for (const queryKey of [["bookings"], ["booking"], ["calendar"]]) void cache.invalidateQueries({ queryKey });
    if (!isTold(event.kind) || event.by === role) {
      if (document.visibilityState === "visible") seen(seq);
      return;
    }
    const kind = event.kind.replace(".", "_") as "booking_created";
    toast({
      title: t(kind),
      detail: event.start && times.dayTime(event.start, viewerZone()),
      action: { label: t("look"), run: () => router.push(role === "trainer" ? "/today" : "/sessions") },
      seen: () => seen(seq),
    });
    if (soundOn()) chime();
  });
  useUnreadInTitle(useUnread());
  return null;
}

/** The count before the page's title, also when a page sets another, and on the app's icon. */
function useUnreadInTitle(unread: number) {
  useEffect(() => {
    const count = () => {
      const plain = document.title.replace(/^\(\d+\) /, "");
      const wanted = unread > 0 ? `(${unread}) ${plain}` : plain;
      if (document.title !== wanted) document.title = wanted;
    };
    count();
    const watching = new MutationObserver(count);
    watching.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watching.disconnect();
  }, [unread]);
  useEffect(() => {
    if (unread > 0) void navigator.setAppBadge?.(unread).catch(() => {});
    else void navigator.clearAppBadge?.().catch(() => {});
  }, [unread]);
}
