"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

const PATIENCE_MS = 3000;

/** Somebody is doing something on the new page already. */
function isBusy(main: HTMLElement): boolean {
  const active = document.activeElement;
  return active !== null && active !== document.body && active !== main && (main.contains(active) || active.closest('[role="dialog"]') !== null);
}

/** After another page came without a reload, whoever listens to it begins at its heading. Shows nothing itself. */
export function RouteFocus() {
  const path = usePathname();
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    const main = document.getElementById("main");
    if (!main) return;
    const begin = () => {
      const heading = main.querySelector<HTMLElement>("h1");
      if (!heading || isBusy(main)) return heading !== null;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      return true;
    };
    if (begin()) return;
    const watching = new MutationObserver(() => begin() && watching.disconnect());
    watching.observe(main, { childList: true, subtree: true });
    const enough = setTimeout(() => watching.disconnect(), PATIENCE_MS);
    return () => {
      watching.disconnect();
      clearTimeout(enough);
    };
  }, [path]);
  return null;
}
