import path from "node:path";
import { type Contract, insertContracts, loadContracts } from "../../src/contracts/index.ts";
import { addDays, type Day, day, formatDay } from "../../src/kernel/day.ts";
import { setOperatorClock, type Tx, withOperator } from "../../src/platform/index.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import { at } from "./contract-history.ts";
import { freshDatabase, type TestDatabase } from "./postgres.ts";

export { callOut } from "./contract-history.ts";

export const CATALOGUE = loadCatalogue(path.resolve(import.meta.dirname, "../../catalogue"));

/** An operator whose clock stands where a test sets it. */
export interface Town {
  readonly database: TestDatabase;
  readonly operator: number;
  inTown<T>(action: (tx: Tx) => Promise<T>): Promise<T>;
  /** Ten in the morning of a day in Tokyo. */
  setDay(on: string): Promise<Day>;
  settle(number: string, contracts: readonly Contract[], email?: string): Promise<number>;
  /** What a contract's history says, in the order in which it was recorded: `2027-01-31 ended`. */
  told(account: number, contract: string): Promise<readonly string[]>;
}

export async function town(code: string, database?: TestDatabase): Promise<Town> {
  const own = database ?? (await freshDatabase());
  const operator = await own.createOperator(code);
  const inTown = <T>(action: (tx: Tx) => Promise<T>) => withOperator(own.app, operator, action);
  return {
    database: own,
    operator,
    inTown,
    setDay: async (on) => {
      await setOperatorClock(own.app, operator, `${on}T01:00:00.000Z`);
      return day(on);
    },
    settle: (number, contracts, email = "") =>
      inTown(async (tx) => {
        const [row] = await tx.query<{ id: number }>(
          `insert into account (operator_id, number, name, email) values ($1, $2, $3, $4)
           returning account_id as id`,
          [tx.operatorId, number, `${number} 花子`, email],
        );
        if (!row) throw new Error("the account was not made");
        const held = contracts.map((contract) => ({ accountId: row.id, contract }));
        await insertContracts(tx, held);
        return row.id;
      }),
    told: (account, contract) =>
      inTown(async (tx) => {
        const contracts = (await loadContracts(tx, [account])).get(account) ?? [];
        const found = contracts.find(({ id }) => id === contract);
        return (found?.history ?? []).map(({ on, type }) => `${formatDay(on)} ${type}`);
      }),
  };
}

/** Fibre paused since 2026-01-10: twelve months at most, so it resumes on 2027-01-10. */
export function pausedFibre(id: string): Contract {
  const history = [
    at("2025-03-18", { type: "applied", item: "family-1g", options: [], channel: "web" }),
    at("2025-03-20", { type: "accepted" }),
    at("2025-04-05", { type: "started" }),
    at("2026-01-10", { type: "paused" }),
  ];
  return { id, service: "kattobi-hikari", history };
}

/** Fibre of a term through 2027-01-31, whose renewal was objected to. */
export function fibreRunningOut(id: string): Contract {
  const history = [
    at("2026-01-18", { type: "applied", item: "family-1g", options: [], channel: "web" }),
    at("2026-01-20", { type: "accepted" }),
    at("2026-02-05", { type: "started" }),
    at("2027-01-05", { type: "objected-to-renewal" }),
  ];
  return { id, service: "kattobi-hikari", history };
}

/** HEMS suspended for six months at most from 2026-07-31: restored on 2027-01-31. */
export function suspendedHome(id: string): Contract {
  const history = [
    at("2025-05-01", { type: "applied", item: "light", options: [], channel: "web" }),
    at("2025-05-02", { type: "accepted" }),
    at("2025-05-10", { type: "work-done", work: "install", facts: {} }),
    at("2025-05-10", { type: "started" }),
    at("2026-07-31", { type: "suspended", ground: "breach" }),
  ];
  return { id, service: "ecorepo-home", history };
}

export function daysFrom(from: Day, through: Day): readonly Day[] {
  return Array.from({ length: through - from + 1 }, (_, index) => addDays(from, index));
}
