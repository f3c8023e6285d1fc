import type { Day } from "../../kernel/day.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import type { Note } from "../decision.ts";
import { eventsOf, type Life } from "./read-history.ts";
import { clausesOf } from "./refused-by-history.ts";

/** Equipment that is with the customer and has to come back. */
export interface Lent {
  readonly serial: string;
  readonly thing: string;
  readonly label: Label;
  readonly lentOn: Day;
}

/**
 * What is still to be returned (HM-19, IT-17): lent, not returned, and not charged as lost or
 * beyond repair. An ONU lent 2024-10-05 and lost 2025-01-10 is no longer.
 */
export function stillLent(catalogue: Catalogue, life: Life): readonly Lent[] {
  const lendings = eventsOf(life, "equipment-lent");
  const broken = eventsOf(life, "equipment-damaged").filter(({ repairable }) => !repairable);
  return [...life.lent].flatMap(([serial, thing]) => {
    const lending = lendings.findLast((event) => event.serial === serial);
    if (!lending) throw new Error(`${serial} is with the customer and was never lent`);
    const gone = broken.some((event) => event.serial === serial && event.on >= lending.on);
    if (gone) return [];
    return [
      { serial, thing, label: thingLabel(catalogue, life.service, thing), lentOn: lending.on },
    ];
  });
}

/** A thing's name: what the price list calls it, without what it says of damage. */
export function thingLabel(catalogue: Catalogue, service: string, thing: string): Label {
  for (const { rule } of rulesOf(catalogue, service, "equipment-damage")) {
    const found = rule.things[thing];
    if (found) return found.name ?? found.label;
  }
  return { ja: thing, en: thing };
}

/** For every end of a contract: what has to be returned, said once for each thing. */
export function notesOnReturning(catalogue: Catalogue, life: Life): readonly Note[] {
  return stillLent(catalogue, life).map(({ serial, label }) => ({
    label: {
      ja: `お貸ししている${label.ja}（製造番号 ${serial}）を返却してください`,
      en: `Please return the ${label.en} that is lent (serial ${serial})`,
    },
    clauses: clausesOf(catalogue, life.service, "equipment-damage"),
    on: null,
  }));
}
