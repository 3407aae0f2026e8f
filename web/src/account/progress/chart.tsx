"use client";

import { useTranslations } from "next-intl";
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { inUnit } from "./kinds";
import type { Measurement } from "./queries";
import { useReadings } from "./words";

const axis = { stroke: "var(--line-strong)", tick: { fill: "var(--muted)", fontSize: 12 }, tickLine: false };

/** One kind over time in the unit it was last entered in, and where it is to get to. The table beside it says the same. */
export default function Chart({ items, goal }: { items: Measurement[]; goal: { value: string; unit: string } | null }) {
  const t = useTranslations("progress");
  const words = useReadings();
  const times = useTimes();
  const unit = items[0]?.unit ?? "";
  const points = items.map((one) => ({ at: Date.parse(one.taken_at), value: inUnit(Number(one.compared_value), one.compared_unit, unit) })).reverse();
  const target = goal ? inUnit(Number(goal.value), goal.unit, unit) : null;
  const values = [...points.map((point) => point.value), ...(target === null ? [] : [target])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = Math.max((high - low) * 0.15, 1);
  const day = (at: number) => times.dayMonth(at, viewerZone());
  return (
    <ResponsiveContainer width="100%" height="100%" minWidth={0}>
      <LineChart data={points} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis {...axis} dataKey="at" type="number" scale="time" domain={["dataMin", "dataMax"]} tickFormatter={day} minTickGap={28} />
        <YAxis {...axis} axisLine={false} width={44} domain={[Math.max(0, Math.floor(low - air)), Math.ceil(high + air)]} allowDecimals={false} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--line-strong)" }}
          contentStyle={{ background: "var(--surface)", border: "1px solid var(--line)", borderRadius: 12, color: "var(--ink)" }}
          itemStyle={{ color: "var(--ink)" }}
          labelFormatter={(at) => times.dayTime(Number(at), viewerZone())}
          formatter={(value) => [words.reading({ value: Number(value), unit }), ""]}
          separator=""
        />
        {target !== null && <ReferenceLine y={target} stroke="var(--warn)" strokeDasharray="5 5" label={{ value: t("target_line"), position: "insideTopRight", fill: "var(--warn)", fontSize: 12 }} />}
        <Line type="monotone" dataKey="value" stroke="var(--accent)" strokeWidth={2.5} dot={points.length < 40 ? { r: 3.5, fill: "var(--accent)", strokeWidth: 0 } : false} activeDot={{ r: 6 }} isAnimationActive={false} />
      </LineChart>
    </ResponsiveContainer>
  );
}
