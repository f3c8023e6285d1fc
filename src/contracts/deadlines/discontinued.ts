import type { Day } from "../../kernel/day.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { ContractEvent } from "../model.ts";
import { eventsOf } from "../history/read-history.ts";
import { lastDayOf } from "../history/state.ts";
import type { Dated, Found } from "./found.ts";

/** An end that an announcement brings, with why it counts as one. */
export interface AnnouncedEnd {
  readonly on: Day;
  readonly reason: string;
  readonly clauses: readonly string[];
}

/**
 * The last day of a service or an item that was announced to end (EN-17, IT-23): told 2024-12-31
 * for 2025-03-31, the contract ends with that day by itself. Null: nothing ends it, or it ends
 * before.
 */
export function announcedEnd({ catalogue, life }: Dated): AnnouncedEnd | null {
  const changes = rulesOf(catalogue, life.service, "announcement").at(0)?.rule.changes ?? {};
  const ends = eventsOf(life, "announced").flatMap((told) => {
    const known = changes[told.change];
    if (known?.endsAs === undefined) return [];
    if (known.unlessItemChanged === true && hasChangedItem(told, life)) return [];
    return [{ on: told.effectiveOn, reason: known.endsAs, clauses: known.clause }];
  });
  const [first] = ends.toSorted((a, b) => a.on - b.on);
  const fixed = lastDayOf(life);
  if (first === undefined || life.withdrawn !== null || life.refused !== null) return null;
  return fixed !== null && fixed <= first.on ? null : first;
}

function hasChangedItem(told: ContractEvent, { items }: Dated["life"]): boolean {
  return items.some(({ from }, index) => index > 0 && from > told.on);
}

/** The same as a deadline, acted on when it has passed. */
export function endOfDiscontinued(dated: Dated): readonly Found[] {
  const end = announcedEnd(dated);
  if (end === null) return [];
  return [
    {
      kind: "end",
      on: end.on,
      of: end.reason,
      label: { ja: "サービスの廃止に伴うご利用の最後の日", en: "Last day: the service ends" },
      clauses: end.clauses,
      concerns: "both",
      act: { type: "run-out" },
    },
  ];
}
