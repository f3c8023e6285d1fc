/** One customer's newest diagnosis, as far as it leaves the house. */
export interface AnonymousRow {
  readonly prefecture: string;
  readonly household: HouseholdSize;
  readonly use: UseClass;
  /** What was recommended: `stay`, `electricity`, `set` … */
  readonly kind: string;
  /** In thousands of yen a year. */
  readonly gainThousand: number;
}

export type HouseholdSize = "1" | "2" | "3-4" | "5+" | "unknown";
export type UseClass = "under-2" | "2-4" | "4-6" | "6-up" | "unknown";

export function householdSize(persons: number | null): HouseholdSize {
  if (persons === null) return "unknown";
  if (persons >= 5) return "5+";
  return persons >= 3 ? "3-4" : persons === 2 ? "2" : "1";
}

/** Yearly use in MWh: 3,500 kWh is `2-4`. */
export function useClass(yearWh: number | null): UseClass {
  if (yearWh === null) return "unknown";
  if (yearWh < 2_000_000) return "under-2";
  return yearWh < 4_000_000 ? "2-4" : yearWh < 6_000_000 ? "4-6" : "6-up";
}

/** Whole thousands, half up: 8,500 yen is 9. */
export function gainThousand(yen: number): number {
  return Math.floor((yen + 500) / 1000);
}

/** Fewer alike than this tell who it is. */
const LEAST_ALIKE = 5;

export interface Anonymous {
  readonly rows: readonly AnonymousRow[];
  /** Rows that stay here, because fewer than five are alike. */
  readonly suppressed: number;
}

/**
 * Rows of which at least five agree in everything but the gain (EN-11, 第22条第2項第3号). In order of
 * content, so that places tell nothing. Four alike: none leaves, four are suppressed.
 */
export function anonymous(all: readonly AnonymousRow[]): Anonymous {
  const groups = Map.groupBy(all, groupOf);
  const kept = [...groups.values()].filter((group) => group.length >= LEAST_ALIKE).flat();
  const rows = kept.toSorted((a, b) => {
    const [first, second] = [groupOf(a), groupOf(b)];
    return first === second ? a.gainThousand - b.gainThousand : first < second ? -1 : 1;
  });
  return { rows, suppressed: all.length - rows.length };
}

function groupOf({ prefecture, household, use, kind }: AnonymousRow): string {
  return [prefecture, household, use, kind].join("|");
}
