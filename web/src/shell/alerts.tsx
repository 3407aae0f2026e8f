"use client";

import { useQuery, useQueryClient, skipToken } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useAccount } from "@/api/use-session";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { useOwnEvents, type Event } from "@/live/provider";
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

/** How many alerts nobody has seen. */
export const useUnread = () => useQuery<number>({ queryKey: ["unread"], queryFn: skipToken }).data ?? 0;

/** Tells about the account's events wherever one is: toast, sound, badge and title. Shows nothing itself. */
export function Alerts() {
  const t = useTranslations("alerts");
  const account = useAccount();
  const router = useRouter();
  const times = useTimes();
  const cache = useQueryClient();
  const unread = useUnread();
  useOwnEvents((event: Event) => {
    for (const queryKey of [["bookings"], ["booking"], ["calendar"], ["inbox"]]) void cache.invalidateQueries({ queryKey });
    cache.setQueryData(["unread"], document.visibilityState === "visible" ? 0 : event.unread);
    const role = account?.role === "trainer" ? "trainer" : "client";
    if (!isTold(event.kind) || event.by === role) return;
    const kind = event.kind.replace(".", "_") as "booking_created";
    toast({
      title: t(kind),
      detail: event.start && times.dayTime(event.start, viewerZone()),
      action: { label: t("look"), run: () => router.push(role === "trainer" ? "/today" : "/sessions") },
    });
    if (soundOn()) chime();
  });
  useEffect(() => {
    const seen = () => document.visibilityState === "visible" && cache.setQueryData(["unread"], 0);
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [cache]);
  useEffect(() => {
    const plain = document.title.replace(/^\(\d+\) /, "");
    document.title = unread > 0 ? `(${unread}) ${plain}` : plain;
    if (unread > 0) void navigator.setAppBadge?.(unread).catch(() => {});
    else void navigator.clearAppBadge?.().catch(() => {});
  }, [unread]);
  return null;
}
