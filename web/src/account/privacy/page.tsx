"use client";

import { Consents } from "./consents";
import { Copy } from "./copy";
import { Erasure } from "./erasure";

/** What is done with what FitTribe knows of somebody: agreed to, copied, erased. */
export function PrivacyPage() {
  return (
    <div className="grid grid-cols-1 gap-5">
      <Consents />
      <Copy />
      <Erasure />
    </div>
  );
}
