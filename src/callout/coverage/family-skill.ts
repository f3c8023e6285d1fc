import type { Family, Skill } from "../model.ts";

/** What a family of trouble needs where no terms have said it. */
export function familySkill(family: Family): Skill {
  return family === "electricity" ? "electrician-2" : family;
}
