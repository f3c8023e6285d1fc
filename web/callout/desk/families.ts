import type { IntakeForm } from "../../../src/app/api/callout.ts";
import type { BoardTechnician } from "../../../src/app/api/callout-desk.ts";

export type Family = IntakeForm["families"][number]["family"];
export type Danger = IntakeForm["dangers"][number]["danger"];
export type Skill = BoardTechnician["skills"][number];

const FAMILIES: Readonly<Record<Family, Family>> = {
  water: "water",
  keys: "keys",
  glass: "glass",
  electricity: "electricity",
  gas: "gas",
};
const SKILLS: Readonly<Record<Skill, Skill>> = {
  water: "water",
  keys: "keys",
  glass: "glass",
  "electrician-2": "electrician-2",
  gas: "gas",
};

/** In the order of the terms. The records above hold each name, or they do not compile. */
export const FAMILY_NAMES: readonly Family[] = Object.values(FAMILIES);
export const SKILL_NAMES: readonly Skill[] = Object.values(SKILLS);
