import type { Label } from "../../terms/fields.ts";
import type { OfferState, Urgency } from "../model.ts";
import { instantOf, secondsOf } from "../travel/instants.ts";
import type { RankedTechnician } from "./model.ts";

/** How long one is asked, and how many before the desk takes it; settings of the operator. */
export interface OfferSettings {
  readonly secondsToAnswer: number;
  readonly mostAsked: number;
}

/**
 * Where an operator set nothing. One after the other, the next when the first has not answered:
 * practice asks up to four and then a person (an operator's playbook; the seconds are a judgement).
 */
export const OFFER_SETTINGS: Readonly<Record<Urgency, OfferSettings>> = {
  emergency: { secondsToAnswer: 180, mostAsked: 6 },
  today: { secondsToAnswer: 600, mostAsked: 6 },
  planned: { secondsToAnswer: 3600, mostAsked: 4 },
};

/** An offer of the visit that somebody is looked for. */
export interface OfferMade {
  readonly technician: string;
  readonly state: OfferState;
  /** Open before it, expired from it on. */
  readonly expiresAt: string;
}

interface CascadeAsk {
  readonly now: string;
  readonly urgency: Urgency;
  readonly offers: readonly OfferMade[];
  /** Of `rankTechnicians`: without those who were asked. */
  readonly ranked: readonly RankedTechnician[];
  readonly settings?: Readonly<Record<Urgency, OfferSettings>>;
}

export type CascadeStep =
  | {
      readonly step: "offer";
      readonly technician: string;
      readonly expiresAt: string;
      readonly reasons: readonly Label[];
    }
  /** Its time is over: write that down, then ask again what is next. */
  | { readonly step: "expire"; readonly technician: string }
  | { readonly step: "wait"; readonly until: string }
  /** Somebody has it. */
  | { readonly step: "taken"; readonly technician: string }
  | {
      readonly step: "desk";
      readonly code: "nobody-left" | "enough-asked";
      readonly words: Label;
    };

/**
 * What is next in asking one after the other. At no instant are two asked: an offer that is open
 * is waited for, and one whose time is over is expired first.
 */
export function nextOffer(ask: CascadeAsk): CascadeStep {
  const { now, urgency, offers, ranked, settings = OFFER_SETTINGS } = ask;
  const taken = offers.find(({ state }) => state === "accepted");
  if (taken !== undefined) return { step: "taken", technician: taken.technician };
  const open = offers.filter(({ state }) => state === "open");
  const over = open.find(({ expiresAt }) => secondsOf(expiresAt) <= secondsOf(now));
  if (over !== undefined) return { step: "expire", technician: over.technician };
  const [waited] = open.toSorted((a, b) => secondsOf(a.expiresAt) - secondsOf(b.expiresAt));
  if (waited !== undefined) return { step: "wait", until: waited.expiresAt };
  const { secondsToAnswer, mostAsked } = settings[urgency];
  const asked = new Set(offers.map(({ technician }) => technician));
  if (asked.size >= mostAsked) return deskStep("enough-asked", asked.size);
  const best = ranked.find(({ technician }) => !asked.has(technician));
  if (best === undefined) return deskStep("nobody-left", asked.size);
  return {
    step: "offer",
    technician: best.technician,
    expiresAt: instantOf(secondsOf(now) + secondsToAnswer),
    reasons: best.reasons,
  };
}

function deskStep(code: "nobody-left" | "enough-asked", asked: number): CascadeStep {
  const words = {
    "nobody-left": {
      ja: `行ける人がいません（打診 ${asked}人）`,
      en: `nobody is left who could go (${asked} asked)`,
    },
    "enough-asked": {
      ja: `${asked}人に打診しましたが決まりません`,
      en: `${asked} were asked and nobody took it`,
    },
  } as const;
  return { step: "desk", code, words: words[code] };
}
