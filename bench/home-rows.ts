#!/usr/bin/env node
/**
 * Half-hours as gateways tell them to committed rows: checked, laid over what is known, stored as
 * the day's version. 200 homes of ten channels, three days each. The floor is the same days through
 * the store of readings alone. `--runs 5`.
 */
import { parseArgs } from "node:util";
import { agreedMeters } from "../src/app/home/agreed-meters.ts";
import { tokyoDay } from "../src/app/tokyo-day.ts";
import { recordTaker, type TakenRecords } from "../src/app/home/take-records.ts";
import { deviceIdOf } from "../src/home/device-id.ts";
import { refuseRecord, type TakenDay } from "../src/home/link/check-record.ts";
import { record } from "../src/home/link/messages.ts";
import { channelKey } from "../src/home/model.ts";
import { addDays, formatDay } from "../src/kernel/day.ts";
import { type MeterDay, QUALITY, SLOTS_A_DAY, storeDays } from "../src/metering/index.ts";
import { createOperator, machineClock, withOperator } from "../src/platform/index.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { homePlatform } from "./home-platform.ts";
import { medianOf } from "./report.ts";

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const TARGET = 100_000;
const HOMES = 200;
const CHANNELS = 10;
const DAYS = 3;
const SLOTS = HOMES * CHANNELS * DAYS * SLOTS_A_DAY;

const platform = await homePlatform();
const { app: pool, owner } = platform.database;
const agreed = agreedMeters(loadCatalogue("catalogue"));
const today = tokyoDay(machineClock.instant());
const texts = Array.from({ length: HOMES }, (_, home) => messageOf(home));
const [rates, floors]: [number[], number[]] = [[], []];
for (let run = 0; run < Number(values.runs); run += 1) {
  rates.push(SLOTS / (await secondsOf(run, takeAll)));
  floors.push(SLOTS / (await secondsOf(run + 1000, storeAll)));
}
const [median, floor] = [medianOf(rates), medianOf(floors)];
console.log(
  JSON.stringify({
    name: "gateways' half-hours to rows",
    unit: "slots/s",
    target: TARGET,
    median: Math.round(median),
    runs: rates.map(Math.round),
    floor: { what: "the same days given to the store of readings", rate: Math.round(floor) },
    ratio: Math.round((median / floor) * 100) / 100,
    met: median >= TARGET,
    slots: SLOTS,
    rssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
await platform.close();

async function secondsOf(run: number, work: (operatorId: number) => Promise<void>) {
  const operatorId = await createOperator(owner, { code: `rows-${run}`, name: "Bench" });
  const began = performance.now();
  await work(operatorId);
  return (performance.now() - began) / 1000;
}

/** One home's message as it comes over the line. */
function messageOf(home: number): string {
  const node = `fe${home}`;
  const device = deviceIdOf({ node, eoj: 0x028701 });
  const quality = Buffer.alloc(SLOTS_A_DAY, QUALITY.measured).toString("base64");
  const records = Array.from({ length: CHANNELS * DAYS }, (_, at) => {
    const wh = Int32Array.from({ length: SLOTS_A_DAY }, (_each, slot) => (home + at + slot) % 900);
    return {
      kind: "day",
      at: machineClock.instant(),
      device,
      register: "circuit",
      circuit: (at % CHANNELS) + 1,
      day: formatDay(addDays(today, -2 - Math.floor(at / CHANNELS))),
      wh: Buffer.from(wh.buffer).toString("base64"),
      quality,
    };
  });
  return JSON.stringify(records);
}

async function takeAll(operatorId: number): Promise<void> {
  const take = recordTaker({ pool, operatorId, clock: machineClock, agreed });
  await Promise.all(texts.map((text, home) => take(takenOf(text, home))));
}

/** Parsed and checked as the line does. */
function takenOf(text: string, home: number): TakenRecords {
  const days: TakenRecords["days"][number][] = [];
  const known = {
    today,
    idOf: deviceIdOf,
    devices: 1,
    hasDevice: () => true,
    hasChannel: () => true,
  };
  for (const each of record.array().parse(JSON.parse(text))) {
    const keep = (taken: TakenDay) => {
      if (each.kind === "day") days.push({ ...taken, channel: each });
    };
    if (refuseRecord(each, known, keep) !== null) throw new Error("an honest record was refused");
  }
  return { accountId: home + 1, gateway: `gw_${home}`, records: [], days };
}

async function storeAll(operatorId: number): Promise<void> {
  const all: MeterDay[] = texts.flatMap((text, home) =>
    takenOf(text, home).days.map(({ channel, ...of }) => {
      return { ...of, meter: `h${home + 1}/${channelKey(channel)}` };
    }),
  );
  await withOperator(pool, operatorId, (tx) =>
    storeDays(tx, all, { importId: 0, knownAt: machineClock.instant() }),
  );
}
