import { describe, expect, test } from "vitest";
import { day } from "../../kernel/day.ts";
import { loadOperator, setOperatorClock } from "../../platform/index.ts";
import {
  callOut,
  CATALOGUE,
  fibreRunningOut,
  pausedFibre,
  suspendedHome,
  town,
} from "../../../test/support/lived-town.ts";
import { freshDatabase } from "../../../test/support/postgres.ts";
import { moveClock } from "./move-clock.ts";

const database = await freshDatabase();

describe("an operator's clock", () => {
  test("moved a year ahead lives each day: what passes is done on its own day", async () => {
    const here = await town("year", database);
    await here.setDay("2026-11-22");
    const paused = await here.settle("Y-1", [pausedFibre("Y-1-net"), suspendedHome("Y-1-home")]);
    const running = await here.settle("Y-2", [fibreRunningOut("Y-2-net"), callOut("Y-2-call")]);
    const moved = await moveClock(database.app, CATALOGUE, here.operator, {
      to: day("2027-11-22"),
    });
    expect(moved.ok && { days: moved.value.days, refused: moved.value.refused }).toEqual({
      days: 366,
      refused: 0,
    });
    expect((await here.told(paused, "Y-1-net")).slice(3, 5)).toEqual([
      "2026-01-10 paused",
      "2027-01-10 resumed",
    ]);
    expect(await here.told(paused, "Y-1-home")).toContain("2027-01-31 restored");
    expect(await here.told(running, "Y-2-net")).toContain("2027-01-31 ended");
    expect(await here.told(running, "Y-2-call")).toContain("2027-01-31 ended");
    const operator = await loadOperator(database.app, here.operator);
    expect(operator?.clock.instant()).toBe("2027-11-22T01:00:00.000Z");
    const words = await here.inTown((tx) =>
      tx.query<{ key: string }>(
        `select once_key as key from notification
         where operator_id = $1 and kind in ('deadline-pause-ends', 'deadline-suspension-ends')
           and account_id is not null
         order by once_key`,
        [tx.operatorId],
      ),
    );
    expect(words.map(({ key }) => key)).toEqual([
      "Y-1-home/suspension-ends/2027-01-30/told-14/household",
      "Y-1-net/pause-ends/2027-01-09/told-30/household",
      "Y-1-net/pause-ends/2027-01-09/told-7/household",
    ]);
  });

  test("never goes back, nor further than can be lived at once", async () => {
    const here = await town("bounds", database);
    const today = await here.setDay("2026-11-22");
    const to = (text: string) =>
      moveClock(database.app, CATALOGUE, here.operator, { to: day(text) });
    expect(await to("2026-11-21")).toEqual({
      ok: false,
      refusal: { code: "clock.only-forward", today },
    });
    expect(await to("2031-01-01")).toEqual({
      ok: false,
      refusal: { code: "clock.too-far", latest: day("2030-03-06") },
    });
  });

  test("moved by two at once stands where the further one set it", async () => {
    const here = await town("two", database);
    await here.setDay("2026-11-22");
    const moves = ["2026-11-25", "2026-12-20", "2026-11-28"].map((to) =>
      moveClock(database.app, CATALOGUE, here.operator, { to: day(to) }),
    );
    expect((await Promise.all(moves)).map(({ ok }) => ok)).toEqual([true, true, true]);
    const operator = await loadOperator(database.app, here.operator);
    expect(operator?.clock.instant()).toBe("2026-12-20T01:00:00.000Z");
  });

  test("that was never set is the machine's and stays so", async () => {
    const here = await town("machine", database);
    await setOperatorClock(database.app, here.operator, null);
    const moved = await moveClock(database.app, CATALOGUE, here.operator, {
      to: day("2030-01-01"),
    });
    expect(moved).toEqual({ ok: false, refusal: { code: "clock.is-the-machines" } });
  });
});
