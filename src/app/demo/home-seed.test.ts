import { describe, expect, test } from "vitest";
import { loadChannels, loadHomeMeters, loadHomeSeries } from "../../home/index.ts";
import { day } from "../../kernel/day.ts";
import { loadSeries, QUALITY, type Series, totalWh } from "../../metering/index.ts";
import { listOperators, loadOperator, type Tx, withOperator } from "../../platform/index.ts";
import { serveDemo } from "../../../test/support/demo-homes.ts";
import { demoTown } from "../../../test/support/demo-town.ts";
import { startLiveHomes } from "./home-live.ts";

const database = await demoTown();
const [operator] = await listOperators(database.app);
const operatorId = operator?.operatorId ?? 0;
const inTown = <T>(work: (tx: Tx) => Promise<T>) => withOperator(database.app, operatorId, work);

const OCTOBER = { from: day("2026-10-01"), until: day("2026-11-01") };
const TODAY = { from: day("2026-11-22"), until: day("2026-11-23") };

function account(tx: Tx, number: string): Promise<number> {
  return tx
    .query<{ id: number }>(
      "select account_id as id from account where operator_id = $1 and number = $2",
      [tx.operatorId, number],
    )
    .then(([row]) => row?.id ?? 0);
}

async function channelsOf(tx: Tx, number: string, period = OCTOBER) {
  const channels = await loadChannels(tx, [await account(tx, number)]);
  const meters = channels.map(({ meter }) => meter);
  const series = await loadHomeSeries(tx, { meters, period });
  return channels.map((channel) => ({ ...channel, series: series.get(channel.meter) }));
}

function whOf(series: Series | undefined): number {
  return series ? totalWh(series) : 0;
}

describe("the homes of the demo", () => {
  test("buy what the contract's meter read, and their circuits are parts of it", async () => {
    await inTown(async (tx) => {
      const channels = await channelsOf(tx, "E10001");
      const bought = channels.find(({ isMain }) => isMain)?.series;
      const contract = await loadSeries(tx, {
        meters: ["0300000000000099000000"],
        period: OCTOBER,
      });
      expect(bought?.wh).toEqual(contract.get("0300000000000099000000")?.wh);
      const circuits = channels.filter(({ register }) => register === "circuit");
      const parts = circuits.map(({ series }) => whOf(series));
      expect(circuits).toHaveLength(12);
      const share = parts.reduce((sum, wh) => sum + wh, 0) / whOf(bought);
      expect(share).toBeGreaterThan(0.5);
      expect(share).toBeLessThan(0.97);
    });
  });

  test("have what they count put to rooms and circuits", async () => {
    const meters = await inTown(async (tx) => loadHomeMeters(tx, await account(tx, "E10001")));
    expect(meters.rooms.map(({ name }) => name)).toEqual(["リビング", "寝室", "洗面所"]);
    const hung = meters.devices.filter(({ measuredBy }) => measuredBy !== null);
    expect(hung.map(({ name }) => name.ja).toSorted()).toEqual([
      "リビングのエアコン",
      "リビングの照明",
      "寝室のエアコン",
      "寝室の照明",
      "給湯器",
    ]);
  });

  test("with Light have their meter alone", async () => {
    const channels = await inTown((tx) => channelsOf(tx, "E10031"));
    expect(channels.map(({ register }) => register).toSorted()).toEqual(["bought", "sold"]);
  });

  test("the building's main meter is dwellings, common supply, and a loss", async () => {
    await inTown(async (tx) => {
      const measured = await channelsOf(tx, "E10016M");
      const main = measured.find(({ isMain }) => isMain);
      const dwellings = measured.filter(({ isMain }) => !isMain);
      expect(dwellings).toHaveLength(40);
      const common = await loadSeries(tx, { meters: ["0300000000000099000105"], period: OCTOBER });
      const commonWh = whOf(common.get("0300000000000099000105"));
      const parts = dwellings.reduce((sum, { series }) => sum + whOf(series), commonWh);
      const loss = whOf(main?.series) / parts - 1;
      expect(loss).toBeGreaterThan(0.012);
      expect(loss).toBeLessThan(0.016);
      const areas = await channelsOf(tx, "E10016");
      expect(areas).toHaveLength(7);
      const areaWh = areas.reduce((sum, { series }) => sum + whOf(series), 0);
      expect(areaWh / commonWh).toBeGreaterThan(0.8);
      expect(areaWh / commonWh).toBeLessThan(1);
    });
  });
});

/** How many of the first twenty half-hours of today a resident's contract meter has. */
function morning(): Promise<number> {
  return inTown(async (tx) => {
    const supply = "0300000000000099000119";
    const series = await loadHomeSeries(tx, { meters: [supply], period: TODAY });
    const first = Array.from(series.get(supply)?.quality ?? []).slice(0, 20);
    return first.filter((quality) => quality !== QUALITY.missing).length;
  });
}

test("live homes dial in, fill the morning from the meter, and rest when they stop", async () => {
  const served = await serveDemo(database);
  const only = ["E10001", "E10018"];
  const living = await startLiveHomes({ pool: database.app, platform: served.platform, only });
  expect(living?.said).toMatch(/^2 homes are live (over UDP on|on networks in memory)/);
  const stands = () => living?.gateways.map((gateway) => gateway.stand().connected) ?? [];
  await expect.poll(stands, POLL).toEqual([true, true]);
  await expect.poll(morning, POLL).toBe(20);
  await living?.close();
  await served.close();
  const stood = await loadOperator(database.app, operatorId);
  const then = stood?.clock.instant() ?? "";
  expect(then > "2026-11-22T01:00:00.000Z").toBe(true);
  expect((await loadOperator(database.app, operatorId))?.clock.instant()).toBe(then);
});

const POLL = { timeout: 50_000, interval: 200 };
