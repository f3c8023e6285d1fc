import { addToMonth, type Day, monthOf } from "../../kernel/day.ts";
import { settle, sumYen, type Yen } from "../../kernel/yen.ts";
import type { Line } from "../../rating/line.ts";
import { rateContract } from "../../rating/rate-contract.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { taxPercentOn } from "../../terms/tax.ts";
import type { Contract, ContractEvent, ContractFact } from "../model.ts";
import { tenureOf } from "../history/tenure.ts";
import type { WithdrawalRule } from "../rules/withdraw.ts";

/** A contract that was withdrawn from, as far as an example tells of it. */
export interface WithdrawnContract {
  readonly item: string;
  readonly installedOn: Day;
  readonly receivedOn: Day | null;
  readonly sentOn: Day;
  readonly channel: string;
  readonly work: string | null;
  readonly facts: Readonly<Record<string, string>>;
}

/** How many months after the start are looked through for what is still charged. */
const MONTHS = 4;

/**
 * What a contract that was withdrawn from is still charged, by the rating that bills it: Light
 * installed 2024-05-10 and withdrawn from in time, 3,000 for the joining work (HM-05).
 */
export function withdrawnCharges(
  { service, rule }: WithdrawalRule,
  said: WithdrawnContract,
  catalogue: Catalogue,
): { readonly charged: Yen; readonly items: readonly string[] } {
  const work = said.work ?? formingWork(catalogue, service);
  const history = historyOf({ ...said, work }, rule.document);
  const contract: Contract = { id: "example", service, history };
  const tenure = tenureOf(contract, catalogue, { through: said.sentOn });
  if (!tenure.ok) throw new Error(`${tenure.refusal.code}: ${tenure.refusal.what}`);
  const taxOn = (on: Day) => taxPercentOn(catalogue, on);
  const lines: Line[] = Array.from({ length: MONTHS }, (_, k) => k).flatMap((k) => {
    const month = addToMonth(monthOf(said.installedOn), k);
    const ask = { tenure: tenure.value, household: [tenure.value], month, catalogue, taxOn };
    return rateContract(ask).lines;
  });
  const charged = sumYen(lines.map(({ amount }) => settle(amount, "down")));
  return { charged, items: lines.map(({ item }) => item) };
}

function historyOf(
  { item, installedOn, receivedOn, sentOn, channel, work, facts }: WithdrawnContract,
  document: string,
): readonly ContractEvent[] {
  const appliedOn = receivedOn !== null && receivedOn < installedOn ? receivedOn : installedOn;
  return [
    event(appliedOn, { type: "applied", item, options: [], channel }),
    event(appliedOn, { type: "accepted" }),
    ...(work === null ? [] : [event(installedOn, { type: "work-done", work, facts })]),
    event(installedOn, { type: "started" }),
    ...(receivedOn === null ? [] : [event(receivedOn, { type: "document-received", document })]),
    event(sentOn, { type: "withdrawn", sentOn, misled: false }),
  ];
}

function event(on: Day, fact: ContractFact): ContractEvent {
  return { ...fact, on, recordedAt: "2000-01-01T00:00:00Z" };
}

/** The work that forms a contract of the service, where work does. */
function formingWork(catalogue: Catalogue, service: string): string | null {
  const [rule] = rulesOf(catalogue, service, "formation");
  const entry = rule?.rule.values.findLast((candidate) => !("ended" in candidate));
  return entry && "works" in entry ? (entry.works?.[0] ?? null) : null;
}
