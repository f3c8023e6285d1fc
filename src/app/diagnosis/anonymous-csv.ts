import { z } from "zod";
import {
  anonymous,
  type AnonymousRow,
  gainThousand,
  householdSize,
  useClass,
} from "../../diagnosis/business/anonymous.ts";
import type { Traceless } from "../../diagnosis/store-diagnoses.ts";

const HEADINGS = ["prefecture", "household", "use_mwh", "recommended", "gain_thousand_yen"];

/** What is read of a kept answer; all else stays unread. */
const answerSchema = z.object({
  recommended: z.object({ kind: z.string(), differenceYen: z.number().nullable() }).nullable(),
  energy: z.array(z.object({ loadWh: z.number() })).nullable(),
});

/**
 * Anonymous rows as CSV with a heading; what leaves has at least five alike, and no day, name or
 * number in it.
 */
export function anonymousCsv(kept: readonly Traceless[]): {
  readonly csv: string;
  readonly rows: number;
  readonly suppressed: number;
} {
  const { rows, suppressed } = anonymous(kept.map(rowOf));
  const lines = rows.map(({ prefecture, household, use, kind, gainThousand: gain }) =>
    [prefecture, household, use, kind, gain].join(","),
  );
  const csv = `${[HEADINGS.join(","), ...lines].join("\r\n")}\r\n`;
  return { csv, rows: rows.length, suppressed };
}

function rowOf({ prefecture, persons, answer }: Traceless): AnonymousRow {
  const { recommended, energy } = answerSchema.parse(answer);
  const yearWh = energy === null ? null : energy.reduce((all, { loadWh }) => all + loadWh, 0);
  return {
    prefecture: prefecture === "" ? "unknown" : prefecture,
    household: householdSize(persons),
    use: useClass(yearWh),
    kind: recommended?.kind ?? "stay",
    gainThousand: gainThousand(-(recommended?.differenceYen ?? 0)),
  };
}
