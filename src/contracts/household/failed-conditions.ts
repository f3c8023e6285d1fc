import { rulesOf } from "../../terms/catalogue.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import { serviceName } from "../../terms/service-name.ts";
import {
  checkConditions,
  type ConditionFacts,
  type FailedCondition,
} from "../rules/check-conditions.ts";
import { refuse } from "../decision.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { listed, SENTENCES } from "../words/listed.ts";

/** Conditions of a service that fail, each named, over all files of its terms. */
export function failedConditions(
  catalogue: Catalogue,
  service: string,
  facts: ConditionFacts,
): readonly FailedCondition[] {
  return rulesOf(catalogue, service, "condition").flatMap((rule) => checkConditions(rule, facts));
}

/** The clauses under which an application for a service is taken or not. */
export function clausesOfApplying(catalogue: Catalogue, service: string): readonly string[] {
  const asked = rulesOf(catalogue, service, "condition")
    .flatMap(({ rule }) => Object.values(rule.conditions))
    .filter(({ at }) => at.includes("apply"));
  const clauses = [...new Set(asked.flatMap(({ clause }) => clause))];
  return clauses.length > 0 ? clauses : clausesOf(catalogue, service, "formation");
}

/**
 * No, because conditions fail: each is named with its clause, and what would help (KK-07, HM-02,
 * IT-19). Call-out without a line: hold かっとび光 or apply for it together.
 */
export function refusedByConditions(
  catalogue: Catalogue,
  failed: readonly FailedCondition[],
): ReturnType<typeof refuse> | null {
  if (failed.length === 0) return null;
  const needed = failed.flatMap((each) => neededFor(catalogue, each) ?? []);
  const names = listed(
    failed.map(({ label }) => label),
    SENTENCES,
  );
  return refuse({
    code: "contracts.conditions-not-met",
    clauses: [...new Set(failed.flatMap(({ clauses }) => clauses))],
    reason: {
      ja: `次の条件を満たしていません：${names.ja}`,
      en: `These conditions are not met: ${names.en}`,
    },
    needed: needed.length === 0 ? null : listed(needed, SENTENCES),
    failed,
  });
}

/** What would help: the terms' own words, or those of the form of condition; null: nothing. */
function neededFor(catalogue: Catalogue, failed: FailedCondition): Label | null {
  if (failed.needed) return failed.needed;
  const { needs } = failed;
  switch (needs.form) {
    case "holds":
      return holdOne(namesOf(catalogue, needs.anyOf), needs.together);
    case "holds-none":
      return endFirst(namesOf(catalogue, needs.of));
    case "one-per-dwelling":
      return {
        ja: "いまのご契約の変更をご利用ください",
        en: "Change the contract that there is instead",
      };
    case "payment":
      return {
        ja: "ほかのお支払い方法、またはほかの申込窓口をお選びください",
        en: "Choose another way to pay, or another channel of application",
      };
    case "age":
      return { ja: "法定代理人の同意が必要です", en: "A guardian's consent is needed" };
    case "customer":
    case "place":
    case "channel":
    case "fact":
    case "not-fact":
    case "change":
      return null;
  }
}

function holdOne({ ja, en }: Label, together: boolean): Label {
  return together
    ? {
        ja: `${ja}をご契約のうえ、または同時にお申し込みください`,
        en: `Hold ${en}, or apply for it together`,
      }
    : { ja: `${ja}を先にご契約ください`, en: `First hold ${en}` };
}

function endFirst({ ja, en }: Label): Label {
  return { ja: `${ja}のご契約を先に終了してください`, en: `First end ${en}` };
}

function namesOf(catalogue: Catalogue, services: readonly string[]): Label {
  const names = services.map((service) => serviceName(catalogue, service));
  return {
    ja: names.map(({ ja }) => `「${ja}」`).join("または"),
    en: names.map(({ en }) => en).join(" or "),
  };
}
