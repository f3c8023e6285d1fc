import {
  type Action,
  type Application,
  askedOf,
  applyFor,
  type Contract,
  contractsAfter,
  datedOf,
  deadlinesOf,
  decide,
  type Decision,
  type Household,
  refusedToResident,
  RESIDENT_ACTIONS,
  stateOn,
} from "../../src/contracts/index.ts";
import { addDays, type Day, day, formatDay } from "../../src/kernel/day.ts";
import type { Catalogue } from "../../src/terms/catalogue.ts";
import { actionOf } from "./actions-of.ts";
import { livedTo } from "./lived.ts";
import { type Drawn, pick, type Step } from "./steps.ts";

export const ACCOUNTS = ["home", "building", "partner"] as const;
export type Account = (typeof ACCOUNTS)[number];
/** Never more contracts than a page could show: histories stay short enough to read. */
const MOST_CONTRACTS = 12;

/** A household, the building that it lives in, and a firm that sells with the diagnosis service. */
export interface Town {
  readonly on: Day;
  readonly count: number;
  readonly contracts: Readonly<Record<Account, readonly Contract[]>>;
}

const EMPTY: Town = {
  on: day("2021-03-10"),
  count: 0,
  contracts: { home: [], building: [], partner: [] },
};

/** What was tried, and what came of it. */
export interface Tried {
  readonly account: Account;
  readonly said: string;
  readonly household: Household;
  readonly decision: Decision;
  /** The same question once more. */
  readonly again: () => Decision;
  /** Done by the job because the day of a deadline has passed: its name. */
  readonly deadline?: string;
}

export interface Walk {
  readonly town: Town;
  readonly tried: readonly Tried[];
}

/** Carry out steps one after the other; what is refused changes nothing. */
export function walk(catalogue: Catalogue, { begins, steps, job }: Drawn): Walk {
  let town = { ...EMPTY, on: begins };
  const tried: Tried[] = [];
  for (const step of steps) {
    const on = dayOf(town, catalogue, step);
    if (job) {
      const lived = livedTo(catalogue, town, on);
      tried.push(...lived.tried);
      town = lived.town;
    }
    town = { ...town, on, count: town.count + 1 };
    const attempt = attemptOf(town, catalogue, step);
    if (attempt === null) continue;
    tried.push(attempt);
    if (attempt.decision.ok) town = after(town, attempt);
  }
  return { town, tried };
}

/** Mostly some days later; else beside a day that matters to a contract. */
function dayOf(town: Town, catalogue: Catalogue, { wait, at, who }: Step): Day {
  const all = ACCOUNTS.flatMap((account) => town.contracts[account]);
  if (at === null || all.length === 0) return addDays(town.on, wait);
  const dated = datedOf(catalogue, pick(all, who), town.on);
  const ahead = deadlinesOf(dated, { from: town.on, through: addDays(town.on, 400) });
  if (ahead.length === 0) return addDays(town.on, wait);
  const on = addDays(pick(ahead, at.which).on, at.off);
  return on < town.on ? town.on : on;
}

function attemptOf(town: Town, catalogue: Catalogue, step: Step): Tried | null {
  const account = accountOf(step.who);
  const household = householdOf(town, catalogue, account);
  const own = town.contracts[account];
  if (step.what === "apply" || own.length === 0) {
    if (own.length >= MOST_CONTRACTS) return null;
    const application = applicationOf(town, catalogue, account, step);
    const contract = `K${town.count}`;
    const said = `${formatDay(town.on)} ${contract} apply ${JSON.stringify(application)}`;
    const again = () => applyFor(household, [{ contract, application }]);
    return { account, said, household, decision: again(), again };
  }
  const contract = chosen(own, town.on, step);
  const asked = askedOf(household, contract.id);
  if (!asked.ok) throw new Error(`${contract.id} cannot be read: ${asked.refusal.code}`);
  const action = actionOf(asked.value, step.verb, step.detail);
  if (action === null) return null;
  const by = byWhom(step, action);
  const said = `${formatDay(town.on)} ${by} ${contract.id} ${JSON.stringify(action)}`;
  const again = () => decideAs({ ...household, by }, contract.id, action);
  return { account, said, household: { ...household, by }, decision: again(), again };
}

/** Mostly one that is not over. */
function chosen(own: readonly Contract[], on: Day, { which, detail: [a = 0] }: Step): Contract {
  const alive = own.filter((contract) => {
    const state = stateOn(contract, on);
    return !state.ok || !OVER.has(state.value);
  });
  return alive.length > 0 && a % 8 !== 0 ? pick(alive, which) : pick(own, which);
}

const OVER: ReadonlySet<string> = new Set(["ended", "withdrawn", "refused"]);

/** Residents seldom ask for what only the desk does. */
function byWhom({ by, which }: Step, { type }: Action): Step["by"] {
  return by === "resident" && !RESIDENT_ACTIONS.includes(type) && which % 5 !== 0 ? "staff" : by;
}

function accountOf(who: number): Account {
  if (who % 8 === 7) return "partner";
  return who % 4 === 0 ? "building" : "home";
}

/** What residents may not ask for themselves is refused before it is decided. */
function decideAs(household: Household, contract: string, action: Action): Decision {
  const forbidden = household.by === "resident" ? refusedToResident(household, action) : null;
  return forbidden ?? decide(household, contract, action);
}

/** The household of an account, by the staff's hand: everything may be tried. */
export function householdOf(town: Town, catalogue: Catalogue, account: Account): Household {
  const other = account === "home" ? "building" : "home";
  const isFirm = account === "partner";
  return {
    catalogue,
    on: town.on,
    now: instantOf(town),
    by: "staff",
    person: {
      customer: isFirm ? "business" : "consumer",
      bornOn: isFirm ? null : day("1980-05-05"),
      place: "tokyo",
      payment: isFirm ? "invoice" : "card",
      facts: { meter: "smart" },
    },
    contracts: town.contracts[account],
    tied: isFirm ? [] : town.contracts[other].filter(({ service }) => service === "ecorepo-mems"),
  };
}

/** Each step is known a second after the one before, however many share a day. */
function instantOf({ on, count }: Town): string {
  const seconds = String(count % 60).padStart(2, "0");
  const minutes = String(Math.floor(count / 60) % 60).padStart(2, "0");
  return `${formatDay(on)}T03:${minutes}:${seconds}.000Z`;
}

const SERVICES = [
  "kattobi-hikari",
  "kattobi-hikari",
  "hiho-denki",
  "kaketsuke365",
  "ecorepo-home",
  "ecorepo-mems",
] as const;

function applicationOf(
  { contracts }: Town,
  catalogue: Catalogue,
  account: Account,
  { verb, which, detail: [a = 0, b = 0] }: Step,
): Application {
  const held = new Set(contracts.home.map((contract) => contract.service));
  const first = verb % 8 !== 0 && !held.has("kattobi-hikari") ? "kattobi-hikari" : null;
  const service = SERVICE_OF[account] ?? first ?? pick(SERVICES, verb);
  const { items = {}, options = {} } = catalogue.services.get(service) ?? {};
  const item = service === "ecorepo-mems" ? memsItem(account) : pick(Object.keys(items), which);
  const names = Object.keys(options);
  const building = contracts.building.at(-1)?.id;
  return {
    service,
    item,
    options: names.length > 0 && a % 3 === 0 ? [pick(names, b)] : [],
    channel: service === "hiho-denki" ? "telephone" : "web",
    payment: account === "partner" ? "invoice" : "card",
    documents: "electronic",
    facts: { meter: "smart", fibre: "yes" },
    ...(account === "home" && service === "ecorepo-mems" && building ? { building } : {}),
  };
}

const SERVICE_OF: Readonly<Partial<Record<Account, string>>> = {
  building: "ecorepo-mems",
  partner: "enegaeru",
};

function memsItem(account: Account): string {
  return account === "building" ? "building" : "resident";
}

export function after(town: Town, { household, decision }: Tried): Town {
  if (!decision.ok) return town;
  const changed = new Map(
    contractsAfter(household, decision.value).map((contract) => [contract.id, contract]),
  );
  const opened = decision.value.opens.map(({ contract }) => changed.get(contract));
  const isOwn = (account: Account) => household.contracts === town.contracts[account];
  const renew = (account: Account) => [
    ...town.contracts[account].map((contract) => changed.get(contract.id) ?? contract),
    ...(isOwn(account) ? opened.filter((contract) => contract !== undefined) : []),
  ];
  return {
    ...town,
    contracts: { home: renew("home"), building: renew("building"), partner: renew("partner") },
  };
}
