import type { CaseSummary } from "../../src/callout/case/summary.ts";
import { secondsOf } from "../../src/callout/travel/instants.ts";
import { chance, chanceBetween } from "../../src/kernel/chance.ts";

export interface AsCase {
  readonly number: string;
  readonly summary: CaseSummary;
}

/** What a technician's phone tells next of a case, once. */
export interface Doing {
  readonly id: string;
  readonly technician: string;
  readonly facts: readonly Readonly<Record<string, unknown>>[];
}

interface At {
  readonly now: number;
  readonly seed: number;
}

/** Of a hundred: who says no, who says nothing, who says yes when it is too late. */
const REFUSES = 8;
const SILENT = 4;
const LATE = 4;

/** What the phones of those who have a case, or are asked, do now; one way at a time each. */
export function nextDoings(cases: readonly AsCase[], at: At): readonly Doing[] {
  const underWay = cases.filter(({ summary: { state } }) => {
    return state === "on-the-way" || state === "on-site";
  });
  const busy = new Set(underWay.map(({ summary }) => summary.technician));
  return cases.flatMap((each) => {
    const { state, technician } = each.summary;
    if (state !== "assigned") return nextDoing(each, at);
    if (busy.has(technician)) return [];
    const doing = nextDoing(each, at);
    if (doing.length > 0) busy.add(technician);
    return doing;
  });
}

function nextDoing({ number, summary }: AsCase, at: At): readonly Doing[] {
  const { state, offer, technician, visit } = summary;
  const key = keyOf(number, visit);
  if (state === "offered" && offer !== null) return answering(number, { summary, offer }, at);
  if (technician === null) return [];
  const doing = (type: string, more = {}): Doing => {
    const id = idOf(key, secondsOf(summary.acceptedAt ?? "") + type.length);
    const facts = [{ id, number, visit, type, ...more }];
    return { id, technician, facts };
  };
  const passed = (since: string | null) => (since === null ? 0 : at.now - secondsOf(since));
  switch (state) {
    case "assigned":
      return passed(summary.acceptedAt) > 60 ? [doing("on-the-way", { place: null })] : [];
    case "on-the-way": {
      const takes = chanceBetween(8 * 60, 25 * 60, key, 1, at.seed);
      return passed(summary.leftAt) >= takes ? [doing("arrived", { place: null })] : [];
    }
    case "on-site": {
      const takes = chanceBetween(15 * 60, 60 * 60, key, 2, at.seed);
      if (passed(summary.arrivedAt) < takes) return [];
      const end = { outcome: "solved", words: "水を止めました", name: "", strokes: null };
      return [doing("finished", end)];
    }
    default:
      return [];
  }
}

interface Asked {
  readonly summary: CaseSummary;
  readonly offer: NonNullable<CaseSummary["offer"]>;
}

function answering(number: string, { summary, offer }: Asked, at: At): readonly Doing[] {
  const { technician, expiresAt } = offer;
  const key = chance(keyOf(number, summary.visit), Number(technician.slice(2)), at.seed);
  const draw = key % 100;
  if (draw < SILENT) return [];
  const expires = secondsOf(expiresAt);
  const answersAt = draw < SILENT + LATE ? expires + 30 : expires - 180 + (key % 170);
  if (at.now < answersAt) return [];
  const type = draw >= 100 - REFUSES ? "refuse" : "accept";
  const id = idOf(key, expires);
  const fact = { id, number, visit: summary.visit, type };
  return [{ id, technician, facts: [type === "refuse" ? { ...fact, reason: "遠い" } : fact] }];
}

function keyOf(number: string, visit: number): number {
  return Number(number.replaceAll(/\D/g, "")) * 10 + visit;
}

/** A name of its own for what is told, the same each time. */
function idOf(...keys: readonly number[]): string {
  const hex = (k: number) =>
    chance(k, ...keys)
      .toString(16)
      .padStart(8, "0");
  const text = hex(1) + hex(2) + hex(3) + hex(4);
  const at = (from: number, until: number) => text.slice(from, until);
  return `${at(0, 8)}-${at(8, 12)}-4${at(13, 16)}-8${at(17, 20)}-${at(20, 32)}`;
}
