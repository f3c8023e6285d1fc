import { FAMILIES, CLOCKS, type Family } from "../model.ts";
import { clockState } from "./clocks.ts";
import type { CaseSummary } from "./summary.ts";
import { secondsBetween } from "./on-site.ts";

/** A case as the figures see it. */
export interface CountedCase {
  readonly openedAt: string;
  /** Month in Tokyo: `2026-11`. */
  readonly month: string;
  readonly summary: CaseSummary;
}

/** Half and nine tenths of the cases were quicker; whole minutes, null where there are none. */
export interface Spread {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly count: number;
}

export interface CalloutFigures {
  readonly cases: number;
  readonly arrival: Spread;
  readonly byFamily: readonly {
    readonly family: Family;
    readonly cases: number;
    readonly arrival: Spread;
    /** Finished; of these so many were mended at the first visit. */
    readonly done: number;
    readonly firstVisitFixed: number;
    readonly outside: number;
  }[];
  readonly byArea: readonly {
    readonly area: string;
    readonly cases: number;
    readonly arrival: Spread;
  }[];
  readonly byMonth: readonly {
    readonly month: string;
    readonly cases: number;
    readonly arrival: Spread;
  }[];
  readonly firstVisitFix: { readonly fixed: number; readonly of: number };
  readonly outside: { readonly cases: number; readonly of: number };
  readonly complaints: { readonly cases: number; readonly of: number };
  readonly promisesKept: { readonly kept: number; readonly of: number };
  readonly clocks: readonly {
    readonly clock: string;
    readonly met: number;
    readonly of: number;
  }[];
  readonly extraYen: {
    readonly total: number;
    readonly cases: number;
    readonly median: number | null;
  };
}

/** What cases of a time say of the operator. Handed-over ones count as cases, and nowhere else. */
export function figuresOf(all: readonly CountedCase[], now: string): CalloutFigures {
  const cases = all.filter(({ summary }) => summary.state !== "handed-over");
  return {
    cases: all.length,
    arrival: arrivalOf(cases),
    byFamily: FAMILIES.map((family) => ofFamily(cases, family)).filter((one) => one.cases > 0),
    byArea: groups(cases, ({ summary }) => summary.place.area).map(([area, own]) => {
      return { area, cases: own.length, arrival: arrivalOf(own) };
    }),
    byMonth: groups(cases, ({ month }) => month).map(([month, own]) => {
      return { month, cases: own.length, arrival: arrivalOf(own) };
    }),
    ...qualityOf(cases),
    clocks: CLOCKS.map((clock) => ({ clock, ...metOf(cases, clock, now) })),
    extraYen: extraOf(cases),
  };
}

/** From the call to the first arrival, of emergencies. */
function arrivalOf(cases: readonly CountedCase[]): Spread {
  const minutes = cases.flatMap(({ openedAt, summary }) => {
    const { urgency, firstArrivedAt } = summary;
    if (urgency !== "emergency" || firstArrivedAt === null) return [];
    return [Math.floor(Math.max(0, secondsBetween(openedAt, firstArrivedAt)) / 60)];
  });
  return { p50: quantile(minutes, 50), p90: quantile(minutes, 90), count: minutes.length };
}

/** The nearest rank: of 10 values the 90th percentile is the ninth. */
function quantile(values: readonly number[], percent: number): number | null {
  const inOrder = values.toSorted((a, b) => a - b);
  return inOrder[Math.max(0, Math.ceil((inOrder.length * percent) / 100) - 1)] ?? null;
}

function ofFamily(cases: readonly CountedCase[], family: Family) {
  const own = cases.filter(({ summary }) => summary.family === family);
  return {
    family,
    cases: own.length,
    arrival: arrivalOf(own),
    done: own.filter(({ summary }) => summary.state === "done").length,
    firstVisitFixed: own.filter(isFixed).length,
    outside: own.filter(isOutside).length,
  };
}

/** Mended at the first visit. */
function isFixed({ summary }: CountedCase): boolean {
  return summary.state === "done" && summary.isSolved && summary.visits === 1;
}

/** Not in the terms: somebody came for a price, or nobody came. */
function isOutside({ summary: { outcome } }: CountedCase): boolean {
  return outcome === "priced" || outcome === "refused";
}

function qualityOf(cases: readonly CountedCase[]) {
  const done = cases.filter(({ summary }) => summary.state === "done");
  const told = cases.filter(({ summary }) => summary.isPromiseKept !== null);
  return {
    firstVisitFix: { fixed: done.filter(isFixed).length, of: done.length },
    outside: { cases: cases.filter(isOutside).length, of: cases.length },
    complaints: {
      cases: cases.filter(({ summary }) => summary.complaints > 0).length,
      of: cases.length,
    },
    promisesKept: {
      kept: told.filter(({ summary }) => summary.isPromiseKept === true).length,
      of: told.length,
    },
  };
}

/** Of clocks that came to an end, or are late. */
function metOf(cases: readonly CountedCase[], name: string, now: string) {
  const states = cases.flatMap(({ summary }) =>
    summary.clocks.filter(({ clock }) => clock === name).map((clock) => clockState(clock, now)),
  );
  const over = states.filter((state) => state === "met" || state === "missed" || state === "late");
  return { met: over.filter((state) => state === "met").length, of: over.length };
}

function extraOf(cases: readonly CountedCase[]): CalloutFigures["extraYen"] {
  const signed = cases.map(({ summary }) => summary.signedYen).filter((yen) => yen > 0);
  const total = signed.reduce((sum, yen) => sum + yen, 0);
  return { total, cases: signed.length, median: quantile(signed, 50) };
}

function groups(
  cases: readonly CountedCase[],
  of: (one: CountedCase) => string | null,
): readonly (readonly [string, readonly CountedCase[]])[] {
  const found = Map.groupBy(cases, (one) => of(one) ?? "");
  return [...found].filter(([key]) => key !== "").toSorted(([a], [b]) => (a < b ? -1 : 1));
}
