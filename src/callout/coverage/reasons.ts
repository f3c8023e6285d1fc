import { grouped } from "../../kernel/number-text.ts";
import type { Coverage } from "./coverage-rule.ts";
import type { Entitlement, Fee, Reason } from "./entitlement.ts";

/** Yen as people read it: 8,800. */
export function yenText(yen: number): string {
  return grouped(String(yen));
}

/** What is free, and what is not, of a visit that is covered (KK-02). */
export function coveredReasons(
  { rule }: Coverage,
  given: Pick<Entitlement, "freeMinutes" | "freePartsYen" | "visitsLeft">,
  after: Reason,
): readonly Reason[] {
  const { first } = rule;
  const { clause } = first;
  const said = (code: string, words: Reason["words"]) => ({ code, words, clauses: clause });
  const materials = first.materials ? [said("callout.free-materials", first.materials.why)] : [];
  const parts =
    first.parts && given.freePartsYen !== null ? [said("callout.free-parts", first.parts.why)] : [];
  return [
    said("callout.free-visit", first.visit.why),
    said("callout.free-work", workWords(given.freeMinutes)),
    ...materials,
    ...parts,
    after,
    ...(given.visitsLeft === null ? [] : [said("callout.visits-left", leftWords(given))]),
  ];
}

function workWords(minutes: number) {
  return {
    ja: `${minutes}分以内の基本作業は無料`,
    en: `The first ${minutes} minutes of basic work are free`,
  };
}

function leftWords({ visitsLeft }: Pick<Entitlement, "visitsLeft">) {
  const left = visitsLeft ?? 0;
  return {
    ja: `この契約年度の残りは、今回のあと${left}回です`,
    en: `After this one, ${left} more in this contract year`,
  };
}

/** What comes after the free minutes: at cost and signed first, or by so many minutes. */
export function beyond(
  { overtime }: Pick<Entitlement, "overtime">,
  clauses: readonly string[],
): Reason {
  if (overtime === null) {
    return {
      code: "callout.beyond-at-cost",
      words: {
        ja: "それを超える作業・特殊作業・部材は実費です（着手前にお見積りとご署名）",
        en: "Work beyond that, special work and parts are at cost, quoted and signed first",
      },
      clauses,
    };
  }
  const { minutes } = overtime;
  const yen = yenText(overtime.yen);
  return {
    code: "callout.beyond-by-minutes",
    words: {
      ja: `それを超える作業は${minutes}分ごとに${yen}円です（着手前にお見積りとご署名）`,
      en: `Work beyond that costs ${yen} yen for each ${minutes} minutes, quoted and signed first`,
    },
    clauses,
  };
}

/** What a fee of the visit is for, said before anybody comes. */
export function feeReason({ label, yen, clauses }: Fee): Reason {
  return {
    code: "callout.fee",
    words: {
      ja: `${label.ja}：${yenText(yen)}円（税込）`,
      en: `${label.en}: ${yenText(yen)} yen with tax`,
    },
    clauses,
  };
}
