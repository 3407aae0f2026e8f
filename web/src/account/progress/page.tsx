"use client";

import { Goals } from "./goals";
import { HealthNotes } from "./health-notes";
import { Measurements } from "./measurements";

/** Where somebody wants to get to, and how far they are. */
export function ProgressPage() {
  return (
    <div className="grid grid-cols-1 gap-5">
      <Goals />
      <Measurements />
      <HealthNotes />
    </div>
  );
}
