import { describe, expect, test } from "vitest";
import { addDays, day, formatDay } from "../../kernel/day.ts";
import {
  callOut,
  CATALOGUE,
  daysFrom,
  fibreRunningOut,
  pausedFibre,
  suspendedHome,
  type Town,
  town,
} from "../../../test/support/lived-town.ts";
import { freshDatabase } from "../../../test/support/postgres.ts";
import { carryOut } from "./carry-out.ts";
import { liveDays } from "./live-days.ts";

const database = await freshDatabase();

function live({ operator }: Town, through: string, act?: typeof carryOut) {
  const asked = { through: day(through), ...(act ? { carryOut: act } : {}) };
  return liveDays(database.app, CATALOGUE, operator, asked);
}

const NOTHING = { days: 0, told: 0, acted: 0, refused: 0, setAside: 0 };

interface Settled {
  readonly paused: number;
  readonly running: number;
}

/** Two households, of which deadlines pass on 2027-01-09, 01-30 and 01-31. */
async function settle(here: Town): Promise<Settled> {
  await here.setDay("2027-01-05");
  const paused = await here.settle("P-1", [pausedFibre("P-1-net"), suspendedHome("P-1-home")]);
  const running = await here.settle(
    "R-1",
    [fibreRunningOut("R-1-net"), callOut("R-1-call")],
    "hanako@example.jp",
  );
  await live(here, "2027-01-05");
  return { paused, running };
}

async function lastOf(here: Town, { paused, running }: Settled) {
  const last = async (account: number, contract: string) =>
    (await here.told(account, contract)).filter((each) => !each.includes("document")).at(-1);
  return {
    net: await last(paused, "P-1-net"),
    home: await last(paused, "P-1-home"),
    ended: await last(running, "R-1-net"),
    call: await last(running, "R-1-call"),
  };
}

const DONE = {
  net: "2027-01-10 resumed",
  home: "2027-01-31 restored",
  ended: "2027-01-31 ended",
  call: "2027-01-31 ended",
};

function steps(here: Town) {
  return here.inTown((tx) =>
    tx.query<{ id: string; step: string; on: string; outcome: string }>(
      `select deadline_id as id, step, on_day as on, outcome from deadline_step
       where operator_id = $1 and step = 'acted' and deadline_id not like '%document%'
       order by on_day, deadline_id`,
      [tx.operatorId],
    ),
  );
}

const ACTED = [
  { id: "P-1-net/pause-ends/2027-01-09", step: "acted", on: "2027-01-10", outcome: "resume" },
  {
    id: "P-1-home/suspension-ends/2027-01-30",
    step: "acted",
    on: "2027-01-31",
    outcome: "restore",
  },
  { id: "R-1-net/end/2027-01-31", step: "acted", on: "2027-02-01", outcome: "run-out" },
];

/** The desk took the contract away from under it: what is asked for is refused. */
const refusing: typeof carryOut = (at, ask) =>
  carryOut(at, { ...ask, action: { type: "restore" } });

describe("a deadline that passes", () => {
  test("is acted on the day after, and not a day before", async () => {
    const here = await town("both-sides", database);
    const settled = await settle(here);
    await here.setDay("2027-01-09");
    await live(here, "2027-01-09");
    expect(await here.told(settled.paused, "P-1-net")).toEqual([
      "2025-03-18 applied",
      "2025-03-20 accepted",
      "2025-04-05 started",
      "2026-01-10 paused",
    ]);
    await here.setDay("2027-01-10");
    await live(here, "2027-01-10");
    expect((await here.told(settled.paused, "P-1-net")).at(-1)).toBe("2027-01-10 resumed");
  });

  test("after a month off is made up for in order, each with its own day", async () => {
    const here = await town("off", database);
    const settled = await settle(here);
    await here.setDay("2027-02-05");
    const lived = await live(here, "2027-02-05");
    expect(await lastOf(here, settled)).toEqual(DONE);
    expect(await steps(here)).toEqual(ACTED);
    expect({ days: lived.days, refused: lived.refused }).toEqual({ days: 31, refused: 0 });
  });

  test("lived day by day means the same as all at once", async () => {
    const here = await town("daily", database);
    const settled = await settle(here);
    for (const on of daysFrom(day("2027-01-06"), day("2027-02-05"))) {
      await here.setDay(formatDay(on));
      await live(here, formatDay(on));
    }
    expect(await lastOf(here, settled)).toEqual(DONE);
    expect(await steps(here)).toEqual(ACTED);
  });

  test("is acted on once when lived twice, and by two at the same time", async () => {
    const here = await town("twice", database);
    const settled = await settle(here);
    await here.setDay("2027-02-05");
    const both = await Promise.all([live(here, "2027-02-05"), live(here, "2027-02-05")]);
    const again = await live(here, "2027-02-05");
    expect(both.reduce((sum, { days }) => sum + days, 0)).toBe(31);
    expect(again).toEqual(NOTHING);
    expect(await steps(here)).toEqual(ACTED);
    const net = await here.told(settled.paused, "P-1-net");
    expect(net.filter((each) => each.endsWith("resumed"))).toHaveLength(1);
  });

  test("broken off after it was carried out leaves nothing, and is done by the next", async () => {
    const here = await town("crash", database);
    const settled = await settle(here);
    await here.setDay("2027-02-05");
    let left = 2;
    const crashing: typeof carryOut = async (at, ask) => {
      const outcome = await carryOut(at, ask);
      left -= 1;
      if (left === 0) throw Object.assign(new Error("the machine stops here"), { code: "57P01" });
      return outcome;
    };
    await expect(live(here, "2027-02-05", crashing)).rejects.toThrow("the machine stops here");
    await live(here, "2027-02-05");
    expect(await lastOf(here, settled)).toEqual(DONE);
    expect(await steps(here)).toEqual(ACTED);
  });

  test("and cannot be carried out is told to the staff, once", async () => {
    const here = await town("refused", database);
    await settle(here);
    await here.setDay("2027-01-12");
    const lived = await live(here, "2027-01-12", refusing);
    expect(lived.refused).toBe(1);
    const rows = await here.inTown((tx) =>
      tx.query<{ kind: string; contract: string }>(
        `select kind, contract_id as contract from notification
         where operator_id = $1 and kind = 'deadline-refused'`,
        [tx.operatorId],
      ),
    );
    expect(rows).toEqual([{ kind: "deadline-refused", contract: "P-1-net" }]);
    expect(await live(here, "2027-01-12")).toEqual(NOTHING);
  });
});

function words(here: Town, account: number, kind: string) {
  return here.inTown((tx) =>
    tx.query<{ key: string; body: { ja: string } }>(
      `select once_key as key, body from notification
       where operator_id = $1 and account_id = $2 and kind = $3 order by notification_id`,
      [tx.operatorId, account, kind],
    ),
  );
}

describe("a word before a deadline", () => {
  test("is said on its day, in the portal and by mail", async () => {
    const here = await town("told", database);
    const { running } = await settle(here);
    for (const on of ["2027-01-24", "2027-01-31"]) {
      await here.setDay(on);
      await live(here, on);
    }
    const told = await words(here, running, "deadline-end");
    expect(told.map(({ key, body }) => [key, body.ja])).toEqual([
      [
        "R-1-net/end/2027-01-31/told-7/household",
        "期日：2027年1月31日（あと7日）\n更新されません。",
      ],
      ["R-1-net/end/2027-01-31/told-0/household", "期日：2027年1月31日（今日）\n更新されません。"],
    ]);
    const mails = await here.inTown((tx) =>
      tx.query<{ to_address: string; once_key: string }>(
        `select to_address, once_key from outbox_mail where operator_id = $1 order by mail_id`,
        [tx.operatorId],
      ),
    );
    expect(mails.map(({ to_address: to, once_key: key }) => [to, key])).toEqual([
      ["hanako@example.jp", "R-1-net/end/2027-01-31/told-7/household"],
      ["hanako@example.jp", "R-1-net/end/2027-01-31/told-0/household"],
    ]);
  });

  test("missed while the machine was off is said late, once, while it still helps", async () => {
    const here = await town("late", database);
    const { running } = await settle(here);
    await here.setDay("2027-01-29");
    await live(here, "2027-01-29");
    const told = await words(here, running, "deadline-end");
    expect(told.map(({ body }) => body.ja)).toEqual([
      "期日：2027年1月31日（あと2日）\n更新されません。",
    ]);
  });

  test("missed altogether is not said any more", async () => {
    const here = await town("past", database);
    const { running } = await settle(here);
    await here.setDay("2027-02-05");
    await live(here, "2027-02-05");
    expect(await words(here, running, "deadline-end")).toEqual([]);
    const past = await here.inTown((tx) =>
      tx.query<{ step: string; outcome: string }>(
        `select step, outcome from deadline_step
         where operator_id = $1 and deadline_id = 'R-1-net/end/2027-01-31' order by on_day, step`,
        [tx.operatorId],
      ),
    );
    expect(past).toEqual([
      { step: "told-7", outcome: "past" },
      { step: "told-0", outcome: "past" },
      { step: "acted", outcome: "run-out" },
    ]);
  });
});

test("nothing is lived again after a day that lies behind", async () => {
  const here = await town("behind", database);
  await settle(here);
  const before = formatDay(addDays(day("2027-01-05"), -10));
  expect(await live(here, before)).toEqual(NOTHING);
});
