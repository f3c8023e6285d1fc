import type { FieldDay, FieldVisit } from "../../../../src/app/api/callout-field.ts";
import type { LabelText } from "../../../../src/app/api/fields.ts";

/** Something that became otherwise between two looks at the day, and was not pressed here. */
export interface Change {
  readonly kind: "offered" | "planned" | "moved" | "gone" | "cancelled";
  readonly number: string;
  readonly trouble: LabelText;
  /** The operator's instant at which the phone learnt it. */
  readonly at: string;
}

/**
 * What the desk or the resident changed: shown under 通知. `ended`: visits that this phone gave up or
 * finished itself, by `keyOf`.
 */
export function changesOf(
  before: FieldDay,
  after: FieldDay,
  ended: ReadonlySet<string>,
): readonly Change[] {
  const known = new Map(before.visits.map((visit) => [keyOf(visit), visit]));
  const stillThere = new Set(after.visits.map(keyOf));
  const finished = new Set(after.done.map(({ number }) => number));
  const isLost = (visit: FieldVisit) =>
    !stillThere.has(keyOf(visit)) && !finished.has(visit.number) && !ended.has(keyOf(visit));
  const changeOf = (kind: Change["kind"], visit: FieldVisit): Change => ({
    kind,
    number: visit.number,
    trouble: visit.trouble.label,
    at: after.now,
  });
  const changed = after.visits.flatMap((visit) => {
    const kind = kindOf(known.get(keyOf(visit)), visit);
    return kind === null ? [] : [changeOf(kind, visit)];
  });
  return [...changed, ...before.visits.filter(isLost).map((visit) => changeOf("gone", visit))];
}

function kindOf(before: FieldVisit | undefined, visit: FieldVisit): Change["kind"] | null {
  if (before === undefined) return visit.offer === null ? "planned" : "offered";
  if (visit.state === "cancelled" && before.state !== "cancelled") return "cancelled";
  return visit.slot?.from === before.slot?.from ? null : "moved";
}

export function keyOf({ number, visit }: Pick<FieldVisit, "number" | "visit">): string {
  return `${number}/${visit}`;
}
