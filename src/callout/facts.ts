import type { Label } from "../terms/fields.ts";
import type { ConflictCode } from "./case/case-now.ts";
import type { Entitlement } from "./coverage/entitlement.ts";
import type { Asker, Danger, Place, Point, Quote, Strokes, Trouble, Urgency } from "./model.ts";

export interface FactBase {
  /** Made by whoever reports it: the same one twice is one fact. */
  readonly id: string;
  /** When it happened; of a phone's by its clock, set right. */
  readonly at: string;
  /** When the server knew. */
  readonly recordedAt: string;
  /** The server's own order within the case, from 1: what it decides, it decides in this order. */
  readonly position: number;
  /**
   * Who said it: `staff:LOGIN`, `resident:LOGIN`, `technician:T-0007`, `job`, or `caller` where
   * nobody was logged in.
   */
  readonly by: string;
}

export type CaseFact = FactBase & CaseFactBody;
export type FactType = CaseFactBody["type"];
/** A fact of one type. */
export type FactOf<T extends FactType> = Extract<CaseFact, { readonly type: T }>;
/** Before it is written: the server says when it knew, and where it stands. */
export type NewFact = Pick<FactBase, "id" | "at" | "by"> & CaseFactBody;

/** `visit` counts from 1. Facts of a visit on site come from a phone that may have been offline. */
export type CaseFactBody =
  | {
      readonly type: "opened";
      readonly source: "desk" | "resident" | "public";
      readonly asker: Asker;
      readonly place: Place;
      readonly trouble: Trouble;
      readonly urgency: Urgency;
      /** Every danger that was asked about, with the answer. */
      readonly dangers: Readonly<Partial<Record<Danger, "yes" | "no">>>;
      /** The staff's own judgement on the telephone that it is not covered (KK-03). */
      readonly judged?: { readonly words: string } | null;
    }
  /** KK-06: safety first. Ends the case; the words shown are kept by their version. */
  | {
      readonly type: "handed-over";
      readonly danger: Danger;
      readonly line: string;
      readonly script: string;
    }
  /** What the terms say to this case, as they stood; the last one counts. */
  | { readonly type: "decided"; readonly entitlement: Entitlement }
  /** The staff found the place, or put it right. */
  | { readonly type: "placed"; readonly place: Place }
  /** The desk made sure whose home it is; the terms are asked again. */
  | { readonly type: "dwelling-found"; readonly account: string }
  /** The caller heard what a visit outside the terms costs. */
  | { readonly type: "price-accepted"; readonly total: number; readonly words: Label }
  | { readonly type: "declined"; readonly reason: Label; readonly clauses: readonly string[] }
  | {
      readonly type: "offered";
      readonly visit: number;
      readonly technician: string;
      readonly expiresAt: string;
      readonly reasons: readonly Label[];
    }
  | {
      readonly type: "offer-refused";
      readonly visit: number;
      readonly technician: string;
      readonly reason: string;
    }
  | { readonly type: "offer-expired"; readonly visit: number; readonly technician: string }
  | { readonly type: "offer-withdrawn"; readonly visit: number; readonly technician: string }
  | { readonly type: "accepted"; readonly visit: number; readonly technician: string }
  /** Given back after it was accepted: somebody else is looked for. */
  | {
      readonly type: "released";
      readonly visit: number;
      readonly technician: string;
      readonly reason: string;
    }
  /** A visit that can wait has a slot. */
  | {
      readonly type: "planned";
      readonly visit: number;
      readonly technician: string;
      readonly from: string;
      readonly until: string;
      readonly confirmed: boolean;
    }
  /** Somebody will be there between the two. */
  | {
      readonly type: "promised";
      readonly visit: number;
      readonly from: string;
      readonly until: string;
    }
  /** From here, where the phone knew: what travel times are learned from. */
  | {
      readonly type: "on-the-way";
      readonly visit: number;
      readonly technician: string;
      readonly place: Point | null;
    }
  | {
      readonly type: "arrived";
      readonly visit: number;
      readonly technician: string;
      readonly place: Point | null;
    }
  | { readonly type: "nobody-there"; readonly visit: number; readonly technician: string }
  /** Keys: who lives there showed who they are, and signed that they may ask for it. */
  | {
      readonly type: "identity-checked";
      readonly visit: number;
      readonly paper:
        | "driving-licence"
        | "my-number-card"
        | "passport"
        | "residence-card"
        | "other";
      readonly name: string;
      readonly pledge: Strokes;
    }
  /** Glass that looks like a break-in: reported to the police before work. */
  | { readonly type: "police-told"; readonly visit: number; readonly number: string }
  | {
      readonly type: "cause-found";
      readonly visit: number;
      readonly trouble: Trouble;
      readonly cause: string;
    }
  | {
      readonly type: "photo-taken";
      readonly visit: number;
      readonly photo: string;
      readonly shows: "before" | "after" | "cause" | "part" | "other";
    }
  /** Basic work began or paused; minutes on site are counted between the two. */
  | { readonly type: "work-began"; readonly visit: number }
  | { readonly type: "work-paused"; readonly visit: number }
  | { readonly type: "quoted"; readonly visit: number; readonly quote: Quote }
  | {
      readonly type: "signed";
      readonly visit: number;
      readonly quote: string;
      readonly hash: string;
      readonly name: string;
      readonly strokes: Strokes;
    }
  | { readonly type: "quote-declined"; readonly visit: number; readonly quote: string }
  /** Made safe; a part is ordered, or somebody comes again (KK-05). */
  | {
      readonly type: "made-safe";
      readonly visit: number;
      readonly how: string;
      readonly waitsFor: "part" | "daylight" | "maker" | "other";
      readonly expectedOn: string | null;
    }
  | { readonly type: "part-arrived"; readonly visit: number }
  | {
      readonly type: "finished";
      readonly visit: number;
      readonly outcome: "solved" | "not-solved" | "told-whom-to-ask";
      readonly words: string;
      readonly name: string;
      readonly strokes: Strokes | null;
    }
  | { readonly type: "cancelled"; readonly who: "caller" | "operator"; readonly reason: string }
  /** That it was cancelled, declined or finished (`fact`: its id) is taken back: it goes on. */
  | { readonly type: "reopened"; readonly fact: string; readonly reason: string }
  | { readonly type: "reported"; readonly document: string; readonly hash: string }
  | {
      readonly type: "charged";
      readonly visit: number;
      readonly contract: string;
      readonly code: string;
      /** Yen with tax; 0: free, and shown so on the bill; less than 0: charged too much before. */
      readonly amount: number;
      /** The quote that was signed; null: free, or a fee that was accepted before the visit. */
      readonly quote: string | null;
    }
  /** A phone sent what could not be kept as itself: a quote that the terms do not make. */
  | {
      readonly type: "not-taken";
      readonly visit: number;
      /** The fact's own type. */
      readonly sent: string;
      readonly code: ConflictCode;
      readonly words: Label;
    }
  | { readonly type: "complained"; readonly words: string }
  /** KK-10: claimed and paid, yen; what is above the cap is refused. */
  | {
      readonly type: "compensated";
      readonly claimed: number;
      readonly paid: number;
      readonly refused: number;
      readonly cap: number;
    }
  | { readonly type: "noted"; readonly words: string };

export interface Case {
  readonly number: string;
  readonly accountId: number | null;
  readonly contract: string | null;
  readonly facts: readonly CaseFact[];
}
