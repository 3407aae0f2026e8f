"use client";

import { useEffect, useRef, useState } from "react";
import { Field } from "@/ui/field";

const PAUSE_MS = 300;

/** A word to search for, taken once the typing pauses. */
export function Typed({ label, hint, value, maxLength, onValue }: { label: string; hint?: string; value: string; maxLength: number; onValue: (value: string) => void }) {
  const [text, setText] = useState(value);
  const take = useRef(onValue);
  take.current = onValue;
  const taken = useRef(value);
  useEffect(() => {
    // Changed from outside: a link, or everything taken out at once.
    if (value !== taken.current) setText(value);
    taken.current = value;
  }, [value]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === taken.current) return;
    const timer = setTimeout(() => {
      taken.current = wanted;
      take.current(wanted);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return <Field type="search" label={label} hint={hint} value={text} maxLength={maxLength} autoComplete="off" onChange={(event) => setText(event.target.value)} />;
}
