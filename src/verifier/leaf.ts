import { fraction, type Fraction, parseFraction } from "./fraction.ts";
import { type JsonRecord } from "./json.ts";

export type LeafKind = "value" | "days" | "count" | "energy" | "market" | "settled";

/**
 * A fact that a derivation rests on. Where `fact` names it, every statement of that name must be
 * the same value.
 */
export interface Leaf {
  readonly kind: LeafKind;
  readonly at: string;
  readonly value: Fraction;
  readonly fact: string | null;
  readonly node: JsonRecord;
}

/** Which keys a leaf of each kind has: the first tells the kind. */
const KEYS: Readonly<Record<LeafKind, { needs: readonly string[]; may: readonly string[] }>> = {
  value: { needs: ["value", "unit", "entry"], may: [] },
  days: { needs: ["days", "period"], may: [] },
  count: { needs: ["count", "of"], may: [] },
  energy: { needs: ["wh", "period", "readings"], may: ["band"] },
  market: { needs: ["market", "unit", "series", "over"], may: [] },
  settled: { needs: ["yen", "of"], may: [] },
};

const ENTRY = /^[a-z0-9-]+\/[a-z0-9-]+(\/[a-zA-Z0-9_.-]+)*@\d{4}-\d{2}-\d{2}$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Read a leaf and check what can be checked from itself: numbers, days against their period, the
 * entry's form.
 */
export function readLeaf(
  node: JsonRecord,
  at: string,
): { leaf: Leaf | null; problems: readonly string[] } {
  const kind = kindOf(node);
  if (!kind)
    return {
      leaf: null,
      problems: [`is neither a known node nor a known fact: ${Object.keys(node).join(", ")}`],
    };
  const { needs, may } = KEYS[kind];
  const problems = [
    ...needs.filter((key) => !(key in node)).map((key) => `lacks "${key}"`),
    ...Object.keys(node)
      .filter((key) => !needs.includes(key) && !may.includes(key))
      .map((key) => `has unknown key "${key}"`),
    ...needs
      .slice(1)
      .filter((key) => key in node && (typeof node[key] !== "string" || node[key] === ""))
      .map((key) => `"${key}" is no text`),
    ...own(kind, node),
  ];
  const value = numberOf(kind, node);
  if (!value)
    problems.push(`"${needs[0] ?? ""}" is no ${isDecimalText(kind) ? "decimal text" : "number"}`);
  const leaf =
    value && problems.length === 0 ? { kind, at, value, fact: factOf(kind, node), node } : null;
  return { leaf, problems };
}

function isDecimalText(kind: LeafKind): boolean {
  return kind === "value" || kind === "market";
}

function kindOf(node: JsonRecord): LeafKind | null {
  const kinds = Object.keys(KEYS) as LeafKind[];
  return kinds.find((kind) => Object.hasOwn(node, KEYS[kind].needs[0] ?? "")) ?? null;
}

function numberOf(kind: LeafKind, node: JsonRecord): Fraction | null {
  const raw = node[KEYS[kind].needs[0] ?? ""];
  if (isDecimalText(kind)) {
    return typeof raw === "string" && !raw.includes("/") ? parseFraction(raw) : null;
  }
  if (kind === "settled") return typeof raw === "string" ? parseFraction(raw) : null;
  if (typeof raw !== "number" || !Number.isSafeInteger(raw)) return null;
  return fraction(BigInt(raw), kind === "energy" ? 1000n : 1n);
}

function own(kind: LeafKind, node: JsonRecord): string[] {
  if (kind === "value") {
    return ENTRY.test(String(node["entry"]))
      ? []
      : [`"${String(node["entry"])}" is no entry (service/rule/item@YYYY-MM-DD)`];
  }
  if (kind === "energy" && typeof node["wh"] === "number" && node["wh"] < 0)
    return ["energy is below zero"];
  if (kind !== "days" && kind !== "energy") return [];
  const counted = daysBetween(String(node["period"]));
  if (counted === null) return [`"${String(node["period"])}" is no period (FROM/UNTIL, half-open)`];
  return kind === "days" && node["days"] !== counted
    ? [`${String(node["period"])} are ${counted} days, not ${String(node["days"])}`]
    : [];
}

/**
 * The name under which a fact must be the same wherever it is stated; null for facts that only
 * their line knows.
 */
function factOf(kind: LeafKind, node: JsonRecord): string | null {
  const text = (key: string) => String(node[key] ?? "");
  if (kind === "market") return `market ${text("series")} over ${text("over")}`;
  if (kind !== "energy") return null;
  return `energy of ${text("readings")} over ${text("period")} ${text("band")}`.trimEnd();
}

function daysBetween(period: string): number | null {
  const [from, until, ...rest] = period.split("/").map(dayNumber);
  if (
    rest.length > 0 ||
    from === undefined ||
    until === undefined ||
    from === null ||
    until === null
  )
    return null;
  return from <= until ? until - from : null;
}

/**
 * Days since 0000-03-01, counting whole years that begin in March, so that a leap day is a year's
 * last day.
 */
export function dayNumber(text: string): number | null {
  const match = DAY.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, date = 0] = match.slice(1).map((part) => Number.parseInt(part, 10));
  if (month < 1 || month > 12 || date < 1 || date > lengthOf(year, month)) return null;
  const marchYear = month > 2 ? year : year - 1;
  const leaps =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  let days = marchYear * 365 + leaps + date;
  for (let m = 3; m !== month; m = (m % 12) + 1) days += lengthOf(marchYear + (m < 3 ? 1 : 0), m);
  return days;
}

function lengthOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
