import type { CaseNow, VisitNow } from "../../callout/case/case-now.ts";
import type { NewFact } from "../../callout/facts.ts";
import type { CaseState } from "../../callout/model.ts";
import { insertLeg } from "../../callout/store-town.ts";
import { loadTechnician } from "../../callout/store-technicians.ts";
import { writeFacts } from "../../callout/write-facts.ts";
import type { CalloutMoment } from "./callout-moment.ts";
import { chargesMade } from "./charge-case.ts";
import { decideAgain } from "./decide-case.ts";
import { writingOf } from "./writing-of.ts";
import { keepReports } from "./report/keep-reports.ts";
import { seek } from "./seek.ts";
import { callQueue } from "./serve-queue.ts";
import { tellCase } from "./tell/tell-case.ts";
import { tellDesks } from "./tell-desks.ts";

/**
 * What follows from new facts, in their own transaction: the terms are asked again, what was signed
 * is charged, the visit's report is kept, people are told, and somebody is looked for. Nothing of
 * it happens twice.
 */
export async function afterCase(
  moment: CalloutMoment,
  before: CaseNow | null,
  written: CaseNow,
): Promise<CaseNow> {
  let after = written;
  const add = async (facts: readonly NewFact[]): Promise<void> => {
    if (facts.length > 0) after = await writeFacts(writingOf(moment), after, facts);
  };
  await add(await decidedAgain(moment, before, after));
  await add(await chargesMade(moment, after));
  await add(await keepReports(moment, after));
  await keepLeg(moment, before, after);
  await tellCase(moment, before, after);
  const { number, accountId } = after;
  await tellDesks(moment.tx, { number, accountId });
  await callQueue(moment, before, after);
  return seek(moment, after);
}

/** Nothing that happens on site counts any more. */
const NOBODY_THERE: readonly CaseState[] = ["handed-over", "cancelled", "declined"];

/** Found something else on site, or somebody is there: the terms are asked by what is known now. */
async function decidedAgain(
  moment: CalloutMoment,
  before: CaseNow | null,
  after: CaseNow,
): Promise<readonly NewFact[]> {
  if (before === null || NOBODY_THERE.includes(after.state)) return [];
  const [was, is] = [before.visits.at(-1), after.visits.at(-1)];
  const isFound = is?.cause !== undefined && is.cause !== null && is.cause.id !== was?.cause?.id;
  const isThere = (is?.arrivedAt ?? null) !== null && is?.arrivedAt !== was?.arrivedAt;
  const reason = (isFound && is?.cause?.id) || (isThere && `arrived-${after.visit}`) || null;
  if (reason === null) return [];
  const id = `${after.number}/decided/${reason}/${after.facts.length}`;
  const entitlement = await decideAgain(moment, after);
  return [{ id, at: moment.now, by: "job", type: "decided", entitlement }];
}

/** The way that somebody went, from where they left: travel times are learned from it. */
async function keepLeg(
  { tx }: CalloutMoment,
  before: CaseNow | null,
  after: CaseNow,
): Promise<void> {
  const visit = after.visits.at(-1);
  const was = before?.visits.find((one) => one.visit === visit?.visit);
  if (!hasWay(visit) || was?.arrivedAt === visit.arrivedAt) return;
  const { technician, leftAt, arrivedAt } = visit;
  const to = after.place.at;
  const from = fromOf(after, visit) ?? (await loadTechnician(tx, technician))?.base ?? null;
  if (to === null || from === null || leftAt >= arrivedAt) return;
  const { number } = after;
  const way = { from, to, area: after.place.area, leftAt, arrivedAt };
  await insertLeg(tx, { number, visit: visit.visit, technician, ...way });
}

type Gone = VisitNow & {
  readonly technician: string;
  readonly leftAt: string;
  readonly arrivedAt: string;
};

function hasWay(visit: VisitNow | undefined): visit is Gone {
  return (
    visit !== undefined &&
    visit.technician !== null &&
    visit.leftAt !== null &&
    visit.arrivedAt !== null
  );
}

function fromOf({ facts }: CaseNow, { visit, technician }: Gone) {
  const left = facts.find((fact) => {
    return fact.type === "on-the-way" && fact.visit === visit && fact.technician === technician;
  });
  return left?.type === "on-the-way" ? (left.place ?? null) : null;
}
