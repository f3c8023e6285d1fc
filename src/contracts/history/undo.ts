import { addDays, type Day, formatDay } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Tenure } from "../../rating/tenure.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import type { Life } from "./read-history.ts";
import type { TermsRefusal } from "./refusal.ts";
import {
  withdraw,
  type WithdrawalAsk,
  type WithdrawalRefusal,
  type WithdrawalRule,
} from "../rules/withdraw.ts";

type Withdrawn = NonNullable<Life["withdrawn"]>;

/** Stands for service used, among what may be kept after a withdrawal. */
const SERVICE_USED = "monthly-fee";

/**
 * What a contract that was withdrawn from still means for charging: nothing, or only what the terms
 * let the operator keep. Light withdrawn in time keeps its join work, and no monthly fee (HM-05); a
 * withdrawal that does not count is refused, because the contract then goes on.
 */
export function undo(
  life: Life,
  tenure: Tenure,
  catalogue: Catalogue,
): Result<Tenure, TermsRefusal> {
  const { withdrawn } = life;
  if (withdrawn === null) return ok(tenure);
  const { contract } = life;
  const rule = rulesOf(catalogue, life.service, "withdrawal").at(0);
  if (!rule) {
    const code = "contracts.no-right-to-withdraw";
    return no({ code, contract, on: withdrawn.sentOn, what: life.service });
  }
  const decided = withdraw(rule, withdrawalAsk(rule, { life, tenure }, withdrawn));
  if (!decided.ok) {
    const { code } = decided.refusal;
    return no({ code, contract, on: withdrawn.sentOn, what: saidOf(decided.refusal) });
  }
  return ok(keptOf(rule, tenure, decided.value));
}

/** What the rule on withdrawal looks at: the letter, and the contract that it is about. */
export function withdrawalAsk(
  { rule }: WithdrawalRule,
  { life, tenure }: { readonly life: Life; readonly tenure: Pick<Tenure, "formedOn"> },
  letter: Pick<Withdrawn, "sentOn" | "misled" | "how">,
): WithdrawalAsk {
  const { applied } = life;
  return {
    sentOn: letter.sentOn,
    misled: letter.misled,
    receivedOn: receivedOn(life, rule.document),
    receivedAgainOn: receivedOn(life, rule.documentIfMisled),
    formedOn: tenure.formedOn ?? null,
    customer: applied.customer ?? "consumer",
    channel: applied.channel,
    how: letter.how ?? "letter",
  };
}

function saidOf(refusal: WithdrawalRefusal): string {
  switch (refusal.code) {
    case "contracts.withdrawal-too-late":
      return formatDay(refusal.lastDay);
    case "contracts.withdrawal-not-for-customer":
      return refusal.customer;
    case "contracts.withdrawal-not-by-channel":
      return refusal.channel;
    case "contracts.withdrawal-not-in-form":
      return refusal.how;
  }
}

/** The last one received counts: papers that had to be given again replace the first. */
function receivedOn({ documents }: Life, document: string): Day | null {
  return documents.findLast((event) => event.document === document)?.on ?? null;
}

function keptOf(
  { rule }: WithdrawalRule,
  tenure: Tenure,
  {
    effectiveOn,
    beforeFormation,
  }: { readonly effectiveOn: Day; readonly beforeFormation: boolean },
): Tenure {
  const ended = { endedOn: addDays(effectiveOn, 1), endReason: "withdrawn" } as const;
  const charges =
    rule.back === "all" || beforeFormation ? [] : rule.back.allBut.map(({ charge }) => charge);
  const chargeables = tenure.chargeables.filter(({ code }) => charges.includes(code));
  const clipped = tenure.items.flatMap((span) => {
    return span.from > effectiveOn ? [] : [{ ...span, until: ended.endedOn }];
  });
  if (charges.includes(SERVICE_USED)) return { ...tenure, ...ended, chargeables, items: clipped };
  return {
    ...tenure,
    ...ended,
    chargeables,
    startedOn: null,
    termStarts: [],
    items: [],
    options: [],
    suspensions: [],
    pauses: [],
    supply: null,
  };
}
