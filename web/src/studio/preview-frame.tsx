"use client";

import { useEffect, useRef, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";

/** Gives a page inside a page this one's looks, and follows its theme and language. */
function dress(inner: Document): () => void {
  const { documentElement: outer, head } = document;
  inner.head.replaceChildren(...[...head.querySelectorAll("style,link[rel=stylesheet]")].map((one) => one.cloneNode(true)));
  const follow = () => {
    inner.documentElement.dataset.theme = outer.dataset.theme;
    inner.documentElement.lang = outer.lang;
  };
  inner.documentElement.style.scrollbarGutter = "auto";
  follow();
  const watch = new MutationObserver(follow);
  watch.observe(outer, { attributes: true, attributeFilter: ["data-theme", "lang"] });
  return () => watch.disconnect();
}

/** How wide a place is. */
function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!place.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return [place, width] as const;
}

/** What is inside, in a window of its own width: it looks as it does on such a device. Drawn smaller where there is no room. */
export function PreviewFrame({ title, width, children }: { title: string; width: number; children: ReactNode }) {
  const [place, room] = useWidth();
  const frame = useRef<HTMLIFrameElement>(null);
  const [body, setBody] = useState<HTMLElement | null>(null);
  const [height, setHeight] = useState(800);
  const ready = () => setBody(frame.current?.contentDocument?.body ?? null);
  useEffect(ready, []);
  useEffect(() => {
    if (!body) return;
    const bare = dress(body.ownerDocument);
    const watch = new ResizeObserver(() => setHeight(body.scrollHeight));
    watch.observe(body);
    return () => {
      bare();
      watch.disconnect();
    };
  }, [body]);
  const scale = room > 0 ? Math.min(1, room / width) : 1;
  return (
    <div ref={place} className="overflow-hidden" style={{ height: Math.ceil(height * scale) + 2 }}>
      <iframe ref={frame} title={title} onLoad={ready} className="mx-auto block rounded-card border border-line bg-ground" style={{ width, height, transform: `scale(${scale})`, transformOrigin: scale < 1 ? "0 0" : undefined }} />
      {body && createPortal(<main aria-label={title} className="p-5" onClickCapture={(event) => event.target instanceof Element && event.target.closest("a") && event.preventDefault()}>{children}</main>, body)}
    </div>
  );
}
