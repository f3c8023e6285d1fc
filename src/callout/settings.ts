import { z } from "zod";
import { OFFER_SETTINGS, type OfferSettings } from "./assign/cascade.ts";
import { URGENCIES, type Urgency } from "./model.ts";

/** How an operator runs its call-outs: nothing of this is in anybody's terms. */
export interface CalloutSettings {
  /** Answered day and night; empty: not set up. */
  readonly phone: string;
  /** Services whose terms decide; null: all with call-outs that the operator offers. */
  readonly services: readonly string[] | null;
  /** How long one is asked, and how many before the desk takes it. */
  readonly offers: Readonly<Record<Urgency, OfferSettings>>;
  /** Somebody is asked at once, without the desk; what was begun goes on by itself in any case. */
  readonly asksAtOnce: readonly Urgency[];
}

const USUAL_SETTINGS = {
  phone: "",
  asksAtOnce: ["emergency"],
} as const;

const DAY_SECONDS = 24 * 3600;
const offerField = z.strictObject({
  secondsToAnswer: z.int().min(10).max(DAY_SECONDS),
  mostAsked: z.int().min(1).max(100),
});

const settingsSchema = z.strictObject({
  phone: z.string().max(30).default(USUAL_SETTINGS.phone),
  services: z.array(z.string()).nullable().default(null),
  offers: z
    .strictObject({ emergency: offerField, today: offerField, planned: offerField })
    .default(OFFER_SETTINGS),
  asksAtOnce: z.array(z.enum(URGENCIES)).default([...USUAL_SETTINGS.asksAtOnce]),
});

/** What is kept, over the usual. Throws on what no program of ours wrote. */
export function readSettings(kept: unknown): CalloutSettings {
  return settingsSchema.parse(kept ?? {});
}
