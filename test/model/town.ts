import {
  type Application,
  askedOf,
  applyFor,
  type Contract,
  contractsAfter,
  decide,
  type Decision,
  type Household,
} from "../../src/contracts/index.ts";
import { addDays, type Day, day, formatDay } from "../../src/kernel/day.ts";
import type { Catalogue } from "../../src/terms/catalogue.ts";
import { actionOf } from "./actions-of.ts";
import { pick, type Step } from "./steps.ts";

const ACCOUNTS = ["home", "building"] as const;
type Account = (typeof ACCOUNTS)[number];
/** Never more contracts than a page could show: histories stay short enough to read. */
const MOST_CONTRACTS = 12;

/** Two accounts that know each other: a household, and the building that it lives in. */
export interface Town {
  readonly on: Day;
  readonly count: number;
  readonly contracts: Readonly<Record<Account, readonly Contract[]>>;
}

export const EMPTY: Town = {
  on: day("2021-03-10"),
  count: 0,
  contracts: { home: [], building: [] },
};

/** What was tried, and what came of it. */
export interface Tried {
  readonly account: Account;
  readonly said: string;
  readonly household: Household;
  readonly decision: Decision;
}

export interface Walk {
  readonly town: Town;
  readonly tried: readonly Tried[];
}

/** Carry out steps one after the other; what is refused changes nothing. */
export function walk(catalogue: Catalogue, steps: readonly Step[]): Walk {
  let town = EMPTY;
  const tried: Tried[] = [];
  for (const step of steps) {
    town = { ...town, on: addDays(town.on, step.wait), count: town.count + 1 };
    const attempt = attemptOf(town, catalogue, step);
    if (attempt === null) continue;
    tried.push(attempt);
    if (attempt.decision.ok) town = after(town, attempt);
  }
  return { town, tried };
}

function attemptOf(town: Town, catalogue: Catalogue, step: Step): Tried | null {
  const account = step.who % 4 === 0 ? "building" : "home";
  const household = householdOf(town, catalogue, account);
  const own = town.contracts[account];
  if (step.what === "apply" || own.length === 0) {
    if (own.length >= MOST_CONTRACTS) return null;
    const application = applicationOf(town, catalogue, account, step);
    const contract = `K${town.count}`;
    const decision = applyFor(household, [{ contract, application }]);
    return {
      account,
      said: `${formatDay(town.on)} ${contract} apply ${JSON.stringify(application)}`,
      household,
      decision,
    };
  }
  const contract = pick(own, step.which);
  const asked = askedOf(household, contract.id);
  if (!asked.ok) throw new Error(`${contract.id} cannot be read: ${asked.refusal.code}`);
  const action = actionOf(asked.value, step.verb, step.detail);
  if (action === null) return null;
  const decision = decide(household, contract.id, action);
  const said = `${formatDay(town.on)} ${contract.id} ${JSON.stringify(action)}`;
  return { account, said, household, decision };
}

/** The household of an account, by the staff's hand: everything may be tried. */
export function householdOf(town: Town, catalogue: Catalogue, account: Account): Household {
  const other = account === "home" ? "building" : "home";
  return {
    catalogue,
    on: town.on,
    now: instantOf(town),
    by: "staff",
    person: {
      customer: "consumer",
      bornOn: day("1980-05-05"),
      place: "tokyo",
      payment: "card",
      facts: { meter: "smart" },
    },
    contracts: town.contracts[account],
    tied: town.contracts[other].filter(({ service }) => service === "ecorepo-mems"),
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
  const service = account === "building" ? "ecorepo-mems" : pick(SERVICES, verb);
  const { items = {}, options = {} } = catalogue.services.get(service) ?? {};
  const item = service === "ecorepo-mems" ? memsItem(account) : pick(Object.keys(items), which);
  const names = Object.keys(options);
  const building = contracts.building.at(-1)?.id;
  return {
    service,
    item,
    options: names.length > 0 && a % 3 === 0 ? [pick(names, b)] : [],
    channel: service === "hiho-denki" ? "telephone" : "web",
    payment: "card",
    documents: "electronic",
    facts: { meter: "smart", fibre: "yes" },
    ...(account === "home" && service === "ecorepo-mems" && building ? { building } : {}),
  };
}

function memsItem(account: Account): string {
  return account === "building" ? "building" : "resident";
}

function after(town: Town, { household, decision }: Tried): Town {
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
  return { ...town, contracts: { home: renew("home"), building: renew("building") } };
}
