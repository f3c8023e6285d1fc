import type { Pool } from "pg";
import { caseOf } from "../../callout/case/case-of.ts";
import type { CaseNow } from "../../callout/case/case-now.ts";
import { chargesDue } from "../../callout/case/charges.ts";
import { dueOf, summaryOf } from "../../callout/case/summary.ts";
import { clocksOf } from "../../callout/coverage/clocks.ts";
import type { CaseFactBody } from "../../callout/facts.ts";
import { insertCase, insertFacts, saveCase, type SavedCase } from "../../callout/store-cases.ts";
import { insertLeg } from "../../callout/store-town.ts";
import { type ContractEvent, openContract, recordEvents } from "../../contracts/index.ts";
import { loadOperator, type Operator, type Tx, withOperator } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { chargeDecision, contractOf } from "../callout/charge-decision.ts";
import { chargeTerms } from "../callout/charge-terms.ts";
import { keepReports } from "../callout/report/keep-reports.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { pastCalls } from "./callout-calls.ts";
import { caseSoFar, type Told, told } from "./callout-opening.ts";
import { visited } from "./callout-visit.ts";
import type { DemoHousehold } from "./households.ts";
import { accountsOf, seedCalloutTown } from "./seed-callout-town.ts";

interface Where {
  readonly operatorId: number;
  readonly catalogue: LoadedCatalogue;
  readonly households: readonly DemoHousehold[];
  readonly now: string;
}

interface Writing extends Where {
  readonly tx: Tx;
  readonly operator: Operator;
  readonly accountIds: ReadonlyMap<string, number>;
  /** What comes on the bills, by contract. */
  readonly charges: Map<string, Charged>;
}

interface Charged {
  /** Made for the visit alone; null: a contract that was there. */
  readonly opened: { readonly accountId: number; readonly service: string } | null;
  readonly events: ContractEvent[];
}

/**
 * A year of calls, with what of them comes on bills: before the bills are made. Written as rows,
 * each fact known when it happened; done already, nothing is changed.
 */
export async function seedPastCallout(pool: Pool, where: Where): Promise<void> {
  const operator = await loadOperator(pool, where.operatorId);
  if (operator === null) throw new Error("the demo has no operator");
  await withOperator(pool, where.operatorId, async (tx) => {
    const known = await tx.query("select 1 from callout_case where operator_id = $1 limit 1", [
      tx.operatorId,
    ]);
    if (known.length > 0) return;
    const { households, now } = where;
    await seedCalloutTown(tx, { households, now, on: tokyoDay(now) });
    const accountIds = await accountsOf(tx);
    const writing = { ...where, tx, operator, accountIds, charges: new Map() };
    for (const call of pastCalls(where.households)) await write(writing, told(where, call));
    await recordCharges(writing);
  });
}

async function write(writing: Writing, one: Told): Promise<void> {
  const { tx, households, accountIds } = writing;
  const { household } = one.call;
  const customer = household === null ? null : (households[household]?.number ?? null);
  const accountId = customer === null ? null : (accountIds.get(customer) ?? null);
  const first = caseOf(caseSoFar(one, { number: "", accountId }));
  const number = await insertCase(tx, {
    accountId,
    contract: first.contract,
    key: one.diary.name,
    dwellingKey: `demo:${one.diary.name}`,
    now: first,
    ...readFrom(writing, first),
  });
  if (number === null) throw new Error(`${one.diary.name} was not taken down`);
  const ways = one.isOver ? [] : visited(writing, one, number);
  const now = await withPapers(writing, one, { number, accountId });
  await insertFacts(tx, number, one.diary.facts);
  await saveCase(tx, { now, ...readFrom(writing, now) });
  for (const way of ways) await insertLeg(tx, { number, ...way });
}

function readFrom(
  { catalogue }: Writing,
  now: CaseNow,
): Pick<SavedCase, "summary" | "wakeAt" | "dueAt"> {
  const clocks = clocksOf(catalogue, now.urgency, tokyoDay(now.opened.at));
  const summary = summaryOf(now, clocks);
  return { summary, wakeAt: null, dueAt: dueOf(summary)?.at ?? null };
}

/** What it costs, and the reports of its visits. */
async function withPapers(
  writing: Writing,
  one: Told,
  of: { readonly number: string; readonly accountId: number | null },
): Promise<CaseNow> {
  const { tx, catalogue, operator } = writing;
  const { diary } = one;
  const over = caseOf(caseSoFar(one, of));
  for (const body of charged(writing, one, over)) diary.say(0, "job", body);
  const moment = { tx, catalogue, operator, now: diary.now };
  for (const { document, hash } of (await keepReports(moment, over)).filter(isReport)) {
    diary.say(0, "job", { type: "reported", document, hash });
  }
  return caseOf(caseSoFar(one, of));
}

type Made = Awaited<ReturnType<typeof keepReports>>[number];

function isReport(fact: Made): fact is Extract<Made, { readonly type: "reported" }> {
  return fact.type === "reported";
}

function charged(writing: Writing, { call, diary }: Told, over: CaseNow): readonly CaseFactBody[] {
  const { catalogue, households, charges } = writing;
  const own = call.household === null ? undefined : households[call.household];
  const due = chargesDue(over, chargeTerms(catalogue));
  const { accountId } = over;
  if (own === undefined || accountId === null || due.length === 0) return [];
  const { customer, bornOn, place, paymentMethod: payment, facts, contracts } = own;
  const person = { customer, bornOn, place, payment, facts };
  const on = tokyoDay(diary.now);
  const household = { catalogue, on, now: diary.now, person, contracts, tied: [] };
  const decision = chargeDecision(household, { now: over, due });
  if (!decision.ok) throw new Error(`${over.number}: ${decision.refusal.code}`);
  for (const { contract, service } of decision.value.opens) {
    charges.set(contract, { opened: { accountId, service }, events: [] });
  }
  for (const { contract, event } of decision.value.events) {
    const known = charges.get(contract) ?? { opened: null, events: [] };
    known.events.push(event);
    charges.set(contract, known);
  }
  return due.map((charge) => {
    const { visit, code, amount, quote } = charge;
    const contract = contractOf(household, over, charge);
    return { type: "charged", visit, contract, code, amount, quote };
  });
}

async function recordCharges({ tx, catalogue, charges }: Writing): Promise<void> {
  for (const [contractId, { opened, events }] of charges) {
    const history = events.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
    const key = `demo calls ${contractId}`;
    const done =
      opened === null
        ? await recordEvents(tx, catalogue, { contractId, events: history, key })
        : await openContract(tx, catalogue, {
            accountId: opened.accountId,
            contract: { id: contractId, service: opened.service, history },
            key,
          });
    if (!done.ok) throw new Error(`${contractId}: ${JSON.stringify(done.refusal)}`);
  }
}
