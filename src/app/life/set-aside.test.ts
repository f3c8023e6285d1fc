import { describe, expect, test } from "vitest";
import { at } from "../../../test/support/contract-history.ts";
import {
  callOut,
  CATALOGUE,
  fibreRunningOut,
  pausedFibre,
  type Town,
  town,
} from "../../../test/support/lived-town.ts";
import { freshDatabase } from "../../../test/support/postgres.ts";
import type { Contract } from "../../contracts/index.ts";
import { day } from "../../kernel/day.ts";
import { carryOut } from "./carry-out.ts";
import { liveDays } from "./live-days.ts";
import { liveEverywhere } from "./tasks.ts";

const database = await freshDatabase();

function live({ operator }: Town, through: string, act?: typeof carryOut) {
  const asked = { through: day(through), ...(act ? { carryOut: act } : {}) };
  return liveDays(database.app, CATALOGUE, operator, asked);
}

/** It was accepted, and nobody ever applied: no history that can have happened. */
function unreadable(id: string): Contract {
  return { id, service: "kattobi-hikari", history: [at("2026-05-01", { type: "accepted" })] };
}

const forStaff = (here: Town) =>
  here.inTown(async (tx) => {
    const rows = await tx.query<{ contract: string; kind: string }>(
      `select contract_id as contract, kind from notification
       where operator_id = $1 and account_id is null order by notification_id`,
      [tx.operatorId],
    );
    return rows.map(({ contract, kind }) => `${contract} ${kind}`);
  });

const breaking: typeof carryOut = async (moment, ask) => {
  const outcome = await carryOut(moment, ask);
  if (ask.contractId === "P-1-net") throw new TypeError("it breaks each day");
  return outcome;
};

describe("a contract that cannot be worked on", () => {
  test("is told to the staff once, while all others live their days", async () => {
    const here = await town("unreadable", database);
    await here.setDay("2027-01-05");
    await here.settle("X-1", [unreadable("X-1-net")]);
    const running = await here.settle("R-1", [fibreRunningOut("R-1-net"), callOut("R-1-call")]);
    await live(here, "2027-01-05");
    await here.setDay("2027-02-05");
    expect(await live(here, "2027-02-05")).toMatchObject({ days: 31, refused: 0 });
    expect(await here.told(running, "R-1-net")).toContain("2027-01-31 ended");
    expect(await forStaff(here)).toEqual(["X-1-net set-aside"]);
  });

  test("that breaks while being worked on writes nothing, and is tried again", async () => {
    const here = await town("breaking", database);
    await here.setDay("2027-01-05");
    const paused = await here.settle("P-1", [pausedFibre("P-1-net")]);
    const running = await here.settle("R-1", [fibreRunningOut("R-1-net")]);
    await live(here, "2027-01-05");
    await here.setDay("2027-02-05");
    const lived = await live(here, "2027-02-05", breaking);
    expect(lived).toMatchObject({ days: 31, refused: 0, setAside: 1 });
    expect(await here.told(running, "R-1-net")).toContain("2027-01-31 ended");
    expect((await here.told(paused, "P-1-net")).at(-1)).toBe("2026-01-10 paused");
    expect(await live(here, "2027-02-05", breaking)).toMatchObject({ days: 0, setAside: 1 });
    expect(await forStaff(here)).toEqual(["P-1-net set-aside"]);
    expect(await live(here, "2027-02-05")).toMatchObject({ days: 0, acted: 1, setAside: 0 });
    expect(await here.told(paused, "P-1-net")).toContain("2027-01-10 resumed");
  });
});

test("an operator that fails does not keep the next one from its day", async () => {
  const own = await freshDatabase();
  const first = await town("first", own);
  await first.setDay("2027-01-05");
  const second = await town("second", own);
  await second.setDay("2027-01-06");
  const parts = { pool: own.app, catalogue: CATALOGUE };
  await own.owner.query(
    `alter table operator add constraint never check (operator_id <> ${first.operator}
     or lived_through is null)`,
  );
  await expect(liveEverywhere(parts)).rejects.toThrow("1 operators failed");
  const lived = await second.inTown((tx) =>
    tx.query("select lived_through::text as lived from operator where operator_id = $1", [
      tx.operatorId,
    ]),
  );
  expect(lived).toEqual([{ lived: "2027-01-06" }]);
});
