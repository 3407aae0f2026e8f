import type { components } from "@/api/schema";
import { toMinor, typed } from "@/i18n/money";
import type { Service } from "@/trainers/queries";

/** Where a service departs from the policy. */
export type Overrides = components["schemas"]["Overrides"];
/** A service as it is written. */
export type ServiceValues = { name: string; description: string; duration: string; kind: "one_to_one" | "class"; capacity: string; pay: "free" | "in_person" | "online"; amount: string; currency: string; overrides: Overrides };

/** What the form begins with. */
export function serviceValues(service: Service | null, currency: string): ServiceValues {
  const amount = service && service.price.pay !== "free" ? service.price.amount : null;
  const { step = null, notice = null, horizon_days = null, buffer_before = null, buffer_after = null } = service?.overrides ?? {};
  return {
    name: service?.name ?? "",
    description: service?.description ?? "",
    duration: String(service?.duration ?? 60),
    kind: service?.kind.type ?? "one_to_one",
    capacity: String(service?.kind.type === "class" ? service.kind.capacity : 8),
    pay: service?.price.pay ?? "in_person",
    amount: amount ? typed(amount.minor, amount.currency) : "",
    currency: amount?.currency ?? currency,
    overrides: { step, notice, horizon_days, buffer_before, buffer_after },
  };
}

/** What is sent; null where the amount is none of its currency. */
export function serviceBody(values: ServiceValues, active: boolean): components["schemas"]["ServiceInput"] | null {
  const { name, description, overrides, pay } = values;
  const minor = pay === "free" ? 0 : toMinor(values.amount, values.currency);
  if (minor === null) return null;
  return {
    name, description, overrides, active,
    duration: Number(values.duration),
    kind: values.kind === "class" ? { type: "class", capacity: Number(values.capacity) } : { type: "one_to_one" },
    price: pay === "free" ? { pay } : { pay, amount: { minor, currency: values.currency } },
  };
}
