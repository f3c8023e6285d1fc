import type { KindName } from "../../terms/kinds/index.ts";
import { type Asked, refuse } from "../decision.ts";
import { clausesOf } from "../history/refused-by-history.ts";

const WORDS = {
  refused: {
    code: "contracts.was-refused",
    reason: { ja: "このお申し込みはお断りしています", en: "The application was refused" },
  },
  withdrawn: {
    code: "contracts.already-withdrawn",
    reason: { ja: "契約は撤回・解除されています", en: "The contract was withdrawn from" },
  },
  ended: {
    code: "contracts.already-ended",
    reason: { ja: "契約は終わっています", en: "The contract has ended" },
  },
} as const;

/** A refusal where the contract is over on the day of asking; null where it is not. */
export function refuseWhenOver({ catalogue, life, state }: Asked, kind: KindName) {
  if (state !== "refused" && state !== "withdrawn" && state !== "ended") return null;
  return refuse({ ...WORDS[state], clauses: clausesOf(catalogue, life.service, kind) });
}
