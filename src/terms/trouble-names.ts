/**
 * Names that rule files, cases, forms and phones share of a call for help: one list of each, so
 * that a rule file cannot name what no case knows.
 */

/** KK-01: the families of trouble. */
export const FAMILIES = ["water", "keys", "glass", "electricity", "gas"] as const;
export type Family = (typeof FAMILIES)[number];

/** What a technician must be able, or licensed, to do. */
export const SKILLS = [
  "water",
  "keys",
  "glass",
  /** 第二種電気工事士 (Electricians Act, art. 3): fixed wiring. */
  "electrician-2",
  "gas",
] as const;
export type Skill = (typeof SKILLS)[number];

/** Asked before anything else (KK-06); each leads to a script, a line and a stop. */
export const DANGERS = [
  "gas-smell",
  "fire",
  "sparks",
  "water-at-wiring",
  "locked-in-child",
] as const;
export type Danger = (typeof DANGERS)[number];

export const URGENCIES = ["emergency", "today", "planned"] as const;
/** Danger to life was handed over before; `emergency`: someone leaves now. */
export type Urgency = (typeof URGENCIES)[number];

/** Who asks, to the dwelling. Who may ask is the terms' to say. */
export const RELATIONS = [
  "contractor",
  "family",
  "tenant",
  "neighbour",
  "manager",
  "other",
] as const;
export type Relation = (typeof RELATIONS)[number];

/** What must be there before work: identity and pledge for keys, the police for glass. */
export const BEFORE_WORK = ["identity", "pledge", "police", "quote"] as const;
export type BeforeWork = (typeof BEFORE_WORK)[number];
