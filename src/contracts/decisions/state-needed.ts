import type { KindName } from "../../terms/kinds/index.ts";
import { type Asked, refuse, type Refused } from "../decision.ts";
import type { ContractState } from "../model.ts";
import { clausesOf } from "../history/refused-by-history.ts";

interface Said {
  readonly code: Refused["code"];
  readonly ja: string;
  readonly en: string;
  readonly needed: Refused["needed"];
}

const NEITHER = { needed: null };

/** Why a step cannot be taken in a state that is not the right one for it. */
const SAID: Readonly<Record<ContractState, Said>> = {
  applied: {
    code: "contracts.not-accepted",
    ja: "まだ承諾されていません",
    en: "It is not accepted yet",
    needed: {
      ja: "お申し込みの取り消しをご利用ください",
      en: "Take the application back instead",
    },
  },
  accepted: {
    code: "contracts.not-started",
    ja: "まだご利用が始まっていません",
    en: "Service has not started yet",
    needed: { ja: "ご利用開始後にお手続きください", en: "Ask again once service has started" },
  },
  active: {
    code: "contracts.is-active",
    ja: "ご利用中です",
    en: "It is in service",
    ...NEITHER,
  },
  suspended: {
    code: "contracts.is-suspended",
    ja: "利用停止中です",
    en: "It is suspended",
    needed: { ja: "利用停止の解除が先に必要です", en: "The suspension must be lifted first" },
  },
  paused: {
    code: "contracts.is-paused",
    ja: "一時停止中です",
    en: "It is paused",
    needed: { ja: "先にご利用を再開してください", en: "Resume service first" },
  },
  refused: {
    code: "contracts.was-refused",
    ja: "このお申し込みはお断りしています",
    en: "The application was refused",
    ...NEITHER,
  },
  ended: {
    code: "contracts.already-ended",
    ja: "契約は終わっています",
    en: "The contract has ended",
    ...NEITHER,
  },
  withdrawn: {
    code: "contracts.already-withdrawn",
    ja: "契約は撤回・解除されています",
    en: "The contract was withdrawn from",
    ...NEITHER,
  },
};

/** Null: the contract stands where the step may be taken; else the refusal, under its clauses. */
export function refusedByState(
  { catalogue, life, state }: Pick<Asked, "catalogue" | "life" | "state">,
  kind: KindName,
  allowed: readonly ContractState[],
): ReturnType<typeof refuse> | null {
  if (allowed.includes(state)) return null;
  const { code, ja, en, needed } = SAID[state];
  const clauses = clausesOf(catalogue, life.service, kind);
  return refuse({ code, clauses, reason: { ja, en }, needed });
}
