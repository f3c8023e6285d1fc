import type { Pool } from "pg";
import { type Sources, storedSources } from "../../billing/index.ts";
import {
  type Contract,
  datedOf,
  dueAccounts,
  holdLivedThrough,
  loadContracts,
  recordSteps,
  setLivedThrough,
  type Step,
  stepsAhead,
  stepsDone,
  writeAgendas,
} from "../../contracts/index.ts";
import { addDays, type Day, formatDay } from "../../kernel/day.ts";
import { loadOperator, type Tx, withOperator } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { carryOut } from "./carry-out.ts";
import { settleAllPoints } from "../points/settle-all.ts";
import { chargeDiagnoses } from "./charge-diagnoses.ts";
import { notify } from "./notify.ts";
import { lookAnew } from "./rebuild-agenda.ts";
import { apart, faultOf, reportSetAside, type SetAside } from "./set-aside.ts";
import { refusedByJob, tellingsOf } from "./tell.ts";

export interface LiveAsk {
  /** The last day to be lived: as a rule today by the operator's clock. */
  readonly through: Day;
  /** What is done when a deadline's day has passed; left out: what the terms say. */
  readonly carryOut?: typeof carryOut;
  /** Whether agendas may have been written under other terms; left out: they may. */
  readonly sameTerms?: boolean;
}

export interface LivedDays {
  /** Days that are lived now and were not before. */
  readonly days: number;
  readonly told: number;
  readonly acted: number;
  /** Acts that the terms refused: the staff was told. */
  readonly refused: number;
  /** Contracts that could not be worked on: the staff was told, and all others went on. */
  readonly setAside: number;
}

/** A day that is being lived, in one transaction. */
interface Living {
  readonly tx: Tx;
  readonly catalogue: LoadedCatalogue;
  readonly sources: Sources;
  readonly now: string;
  readonly day: Day;
  readonly through: Day;
  readonly carryOut: typeof carryOut;
  /** The day was lived before: only what was left over is looked at. */
  readonly again: boolean;
  /** Contracts that broke in this run; the next run tries them again. */
  readonly aside: Set<string>;
}

/** Contracts looked at in one transaction. */
const BATCH = 500;

/**
 * Live each day since the last one, in order: tell what is due to be told, and carry out what
 * deadlines bring that have passed (XX-04). Each step happens once, whoever else lives the same
 * days and wherever one was broken off: the operator's row is held while a step is taken, and the
 * step is written down with what it does. Days missed are made up for with their own civil day;
 * words that no longer help are left out. A contract that breaks is set aside; the others go on.
 */
export async function liveDays(
  pool: Pool,
  catalogue: LoadedCatalogue,
  operatorId: number,
  { through, carryOut: act = carryOut, sameTerms = false }: LiveAsk,
): Promise<LivedDays> {
  const operator = await loadOperator(pool, operatorId);
  if (operator === null) throw new Error(`there is no operator ${operatorId}`);
  const now = operator.clock.instant();
  const sources = storedSources(catalogue);
  if (!sameTerms) await lookAnew(pool, catalogue, { operatorId, on: through, at: now });
  const lived = { days: 0, told: 0, acted: 0, refused: 0, setAside: 0 };
  await withOperator(pool, operatorId, (tx) =>
    chargeDiagnoses({ tx, catalogue, now, today: through }),
  );
  const aside = new Set<string>();
  for (;;) {
    const went = await withOperator(pool, operatorId, async (tx) => {
      const before = (await holdLivedThrough(tx)) ?? addDays(through, -1);
      if (before > through) return null;
      const again = before === through;
      const day = again ? through : addDays(before, 1);
      return goOn({ tx, catalogue, sources, now, day, through, carryOut: act, again, aside });
    });
    if (went === null) break;
    lived.days += went.days;
    lived.told += went.told;
    lived.acted += went.acted;
    lived.refused += went.refused;
    lived.setAside += went.setAside;
  }
  await settleAllPoints({ pool, operatorId, catalogue, now, today: through, tell: true });
  return lived;
}

const NOTHING: LivedDays = { days: 0, told: 0, acted: 0, refused: 0, setAside: 0 };

interface Due {
  readonly accountId: number;
  readonly contract: Contract;
  readonly steps: readonly Step[];
}

/**
 * One transaction's worth of a day: all words of a batch, or, when none is left, one act, because a
 * decision takes locks of its own; when nothing is due any more, the day is done.
 */
async function goOn(living: Living): Promise<LivedDays | null> {
  const { due, unreadable } = await dueNow(living);
  if (unreadable.length > 0) return setAside(living, unreadable);
  if (due.length === 0) {
    if (living.again) return null;
    await setLivedThrough(living.tx, living.day);
    return { ...NOTHING, days: 1 };
  }
  const plain = due.filter(({ steps }) => !steps.some(isAct));
  if (plain.length > 0) return { ...NOTHING, told: await tell(living, plain) };
  const [first] = due;
  if (!first) return NOTHING;
  const told = await tell(living, [first]);
  return { ...(await actOn(living, first)), told };
}

function isAct({ step }: Step): boolean {
  return step === "acted";
}

interface Found {
  readonly due: readonly Due[];
  readonly unreadable: readonly (Omit<Due, "steps"> & { readonly fault: string })[];
}

async function dueNow({ tx, catalogue, day, aside }: Living): Promise<Found> {
  const accounts = await dueAccounts(tx, day, BATCH, [...aside]);
  const contracts = await loadContracts(tx, [...accounts.keys()]);
  const held = [...accounts].map(([accountId, names]) => ({
    accountId,
    contracts: (contracts.get(accountId) ?? []).filter(({ id }) => names.has(id)),
  }));
  const done = await stepsDone(tx, held);
  const due: Due[] = [];
  const unreadable: Found["unreadable"][number][] = [];
  for (const { accountId, contracts: own } of held) {
    for (const contract of own) {
      const lived = {
        through: addDays(day, -1),
        steps: done.get(contract.id) ?? new Set<string>(),
      };
      try {
        const ahead = stepsAhead(datedOf(catalogue, contract, day), lived);
        due.push({ accountId, contract, steps: ahead.filter(({ on }) => on <= day) });
      } catch (error) {
        unreadable.push({ accountId, contract, fault: faultOf(error) });
      }
    }
  }
  return { due, unreadable };
}

/** What cannot be read waits until it, or the terms, have changed; the staff is told. */
async function setAside(living: Living, broken: Found["unreadable"]): Promise<LivedDays> {
  const { tx, catalogue, now, day, aside } = living;
  for (const { contract } of broken) aside.add(contract.id);
  const held = broken.map(({ accountId, contract }) => ({ accountId, contracts: [contract] }));
  await writeAgendas(tx, catalogue, { held, on: day, through: day, setAside: () => undefined });
  await reportSetAside(
    tx,
    now,
    broken.map(({ contract, fault }) => ({ contract: contract.id, fault })),
  );
  return { ...NOTHING, setAside: broken.length };
}

/** Say what is due to be said, and look at each contract again when the next step comes. */
async function tell(living: Living, due: readonly Due[]): Promise<number> {
  const { tx, catalogue, now, day, through } = living;
  const words = due.flatMap(({ accountId, steps }) =>
    steps.filter((step) => !isAct(step)).map((step) => ({ accountId, step })),
  );
  const useful = words.filter(({ step }) => stillHelps(step, { day, through }));
  const notifications = useful.flatMap(({ accountId, step }) =>
    // In how many days is counted from the day on which it is read.
    tellingsOf(catalogue, { accountId, step, on: through }),
  );
  const told = await notify(tx, now, notifications);
  const outcome = (step: Step) => (useful.some((word) => word.step === step) ? "told" : "past");
  const records = words.map(({ accountId, step }) => {
    const { deadline, step: name } = step;
    return { accountId, deadline, step: name, on: day, at: now, outcome: outcome(step) };
  });
  await recordSteps(tx, records);
  const plain = due.filter(({ steps }) => !steps.some(isAct));
  await writeAnew(living, plain);
  return told;
}

/** Of use while the day has not passed, and no later word about it is due by now as well. */
function stillHelps(
  { deadline: { on, tellBefore } }: Step,
  { day, through }: { readonly day: Day; readonly through: Day },
): boolean {
  if (on < through) return false;
  const later = tellBefore.map((days) => addDays(on, -days)).filter((each) => each > day);
  return !later.some((each) => each <= through);
}

/** Carry out what one deadline brings, as of the day after it; a fault takes back all of it. */
async function actOn(living: Living, due: Due): Promise<LivedDays> {
  const { tx, now, aside } = living;
  const done = await apart(tx, () => actAsOf(living, due));
  if (!(done instanceof Error)) return done;
  aside.add(due.contract.id);
  await reportSetAside(tx, now, [{ contract: due.contract.id, fault: faultOf(done) }]);
  return { ...NOTHING, setAside: 1 };
}

async function actAsOf(living: Living, { accountId, contract, steps }: Due): Promise<LivedDays> {
  const { tx, catalogue, sources, now, day } = living;
  const step = steps.find(isAct);
  const action = step?.deadline.act;
  if (!step || !action) throw new Error(`${contract.id}: no act among what is due`);
  const at = { tx, catalogue, sources, now, today: day };
  const outcome = await living.carryOut(at, {
    accountId,
    contractId: contract.id,
    action,
    by: "job",
    who: "live-days",
    on: step.on,
    reason: "XX-04",
    key: `deadline ${step.deadline.id}`,
  });
  if (!outcome.ok) await notify(tx, now, [refusedByJob({ step }, outcome.refusal)]);
  const said = outcome.ok ? action.type : outcome.refusal.code;
  const { deadline, step: name } = step;
  await recordSteps(tx, [{ accountId, deadline, step: name, on: day, at: now, outcome: said }]);
  await writeAnew(living, [{ accountId, contract, steps }]);
  return { ...NOTHING, acted: outcome.ok ? 1 : 0, refused: outcome.ok ? 0 : 1 };
}

/** What acting touched is read again: all contracts of the accounts. */
async function writeAnew({ tx, catalogue, now, day }: Living, due: readonly Due[]): Promise<void> {
  const acted = due.filter(({ steps }) => steps.some(isAct)).map(({ accountId }) => accountId);
  const fresh = await loadContracts(tx, acted);
  const plain = due.filter(({ accountId }) => !acted.includes(accountId));
  const held = [
    ...[...fresh].map(([accountId, contracts]) => ({ accountId, contracts })),
    ...plain.map(({ accountId, contract }) => ({ accountId, contracts: [contract] })),
  ];
  const broken: SetAside[] = [];
  const told = (name: string, error: unknown) =>
    broken.push({ contract: name, fault: faultOf(error) });
  if (held.length > 0) {
    await writeAgendas(tx, catalogue, { held, on: day, through: day, setAside: told });
  }
  await reportSetAside(tx, now, broken);
}

/** `2026-11-22: told 3, carried out 1, refused 0`. */
export function livedText(through: Day, lived: LivedDays): string {
  const { days, told, acted, refused, setAside: broken } = lived;
  const others = broken === 0 ? "" : `, set aside ${broken}`;
  const counted = `${days} days, told ${told}, carried out ${acted}, refused ${refused}${others}`;
  return `Lived through ${formatDay(through)}: ${counted}.`;
}
