import { type Contract, type ContractEvent, insertContracts } from "../src/contracts/index.ts";
import { addDays, type Day, formatDay } from "../src/kernel/day.ts";
import { createOperator, type Database, withOperator } from "../src/platform/index.ts";

const BATCH = 5000;

/**
 * An operator whose clock stands on a day, with so many contracts: each household has fibre and
 * power, begun on a day of its own within the last three years, so that a few are due each day.
 */
export async function makeContracts(
  { owner, app }: Database,
  contracts: number,
  on: Day,
): Promise<number> {
  const operatorId = await createOperator(owner, {
    code: "live",
    name: "Bench",
    clockSetTo: `${formatDay(on)}T01:00:00.000Z`,
  });
  const households = contracts / 2;
  await withOperator(owner, operatorId, (tx) =>
    tx.query(
      `insert into account (operator_id, account_id, number, name, email)
       select $1, n, 'L' || lpad(n::text, 6, '0'), 'Household ' || n, 'h' || n || '@example.jp'
       from generate_series(1, $2::integer) n`,
      [operatorId, households],
    ),
  );
  for (let first = 1; first <= households; first += BATCH) {
    const ids = Array.from(
      { length: Math.min(BATCH, households - first + 1) },
      (_, k) => first + k,
    );
    const held = ids.flatMap((accountId) =>
      contractsOf(accountId, on).map((contract) => ({ accountId, contract })),
    );
    await withOperator(app, operatorId, (tx) => insertContracts(tx, held));
  }
  for (const table of ["account", "contract", "contract_event"])
    await owner.query(`analyze ${table}`);
  return operatorId;
}

function contractsOf(account: number, on: Day): readonly Contract[] {
  const started = addDays(on, -1 - ((account * 37) % 1095));
  return [
    { id: `L${account}-net`, service: "kattobi-hikari", history: history("family-1g", started) },
    { id: `L${account}-power`, service: "hiho-denki", history: history("standard", started) },
  ];
}

function history(item: string, started: Day): readonly ContractEvent[] {
  const [applied, accepted] = [addDays(started, -14), addDays(started, -12)];
  return [
    { ...at(applied), type: "applied", item, options: [], channel: "web" },
    { ...at(accepted), type: "accepted" },
    { ...at(started), type: "started" },
  ];
}

function at(on: Day) {
  return { on, recordedAt: `${formatDay(on)}T01:00:00.000Z` };
}
