import { beforeAll, expect, test } from "vitest";
import { at, contractOf } from "../../../test/support/contract-history.ts";
import { AIR, connected, homeServer, homeTown, LIGHT } from "../../../test/support/home-town.ts";
import { CATALOGUE } from "../../../test/support/lived-town.ts";
import { newGatewayKey } from "../../../test/support/scripted-gateway.ts";
import { insertHome } from "../../home/index.ts";
import { loadCommands } from "../../home/store-commands.ts";
import { addMonths, day } from "../../kernel/day.ts";
import { setOperatorClock } from "../../platform/index.ts";
import { announceEvent, chooseEvent } from "../../points/index.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { steerEvents } from "./steer-events.ts";

const town = await homeTown("automatic");
const server = await homeServer(town);
const METER = "0300000000000000000077";
const WARM = { operationStatus: true, operationMode: "heating", targetTemperature: 22 };
let accountId = 0;

const SUPPLY = {
  area: "tokyo",
  meter: METER,
  capacity: { amps: 30 },
  readingDays: Array.from({ length: 24 }, (_, k) => addMonths(day("2026-01-10"), k)),
} as const;

const mems = contractOf(
  [
    at("2025-12-20", { type: "applied", item: "resident", options: [], channel: "web" }),
    at("2025-12-21", { type: "accepted" }),
    at("2026-01-05", { type: "started" }),
  ],
  "ecorepo-mems",
  "R-mems",
);
const power = contractOf(
  [
    at("2025-12-20", { type: "applied", item: "standard", options: [], channel: "telephone" }),
    at("2025-12-20", { type: "accepted" }),
    at("2026-01-10", { type: "supply-set", supply: SUPPLY }, "2025-12-20"),
    at("2026-01-10", { type: "started" }),
  ],
  "hiho-denki",
  "R-power",
);

beforeAll(async () => {
  accountId = await town.settle("R", [mems, power]);
  const key = newGatewayKey();
  const made = await town.inTown((tx) =>
    insertHome(tx, {
      accountId,
      by: "test",
      now: "2026-11-20T01:00:00.000Z",
      gateway: { publicKey: key.publicKey, name: "居間の箱", version: "1.0.0" },
      rooms: [],
      devices: [
        { seen: AIR, controllable: true, automatic: true, state: WARM },
        { seen: LIGHT, controllable: true, automatic: true, state: { operationStatus: true } },
      ],
    }),
  );
  if (!made.ok) throw new Error(made.refusal.code);
  await connected(server, { accountId, gateway: made.value, key, loginId: "" });
});

function announce(
  on: string,
  windows: readonly (readonly [number, number])[],
  now: string,
  key = on,
) {
  return town.inTown((tx) =>
    announceEvent(tx, CATALOGUE, {
      service: "ecorepo-mems",
      title: { ja: "夕方の節電", en: "Saving in the evening" },
      body: { ja: "", en: "" },
      day: day(on),
      windows: windows.map(([from, until]) => ({ from, until })),
      scope: { all: true },
      to: { all: true },
      now,
      today: tokyoDay(now),
      by: "desk",
      key,
    }),
  );
}

/** A minute of the job, at an instant of the operator's clock. */
async function minute(instant: string) {
  await setOperatorClock(town.database.app, town.operator, instant);
  await steerEvents(town.database.app, CATALOGUE, town.operator);
}

/** Temperatures that were asked for, and by what. */
async function asked() {
  const rows = await town.inTown((tx) =>
    loadCommands(tx, accountId, { since: "2026-01-01T00:00:00Z", most: 50 }),
  );
  return rows.toReversed().map(({ set, by }) => `${by.kind} ${JSON.stringify(set)}`);
}

/** The device did what it was told. */
function nowAt(targetTemperature: number) {
  return town.inTown((tx) =>
    tx.query("update home_device set state = $2 where account_id = $1 and device_id = $3", [
      accountId,
      JSON.stringify({ ...WARM, targetTemperature }),
      AIR.device,
    ]),
  );
}

const MILDER = 'automatic {"targetTemperature":20}';
const BACK = 'automatic {"targetTemperature":22}';

test("answers each window once, and is set back when it is over", async () => {
  const made = await announce(
    "2026-11-20",
    [
      [36, 38],
      [40, 42],
    ],
    "2026-11-20T01:00:00.000Z",
  );
  expect(made).toMatchObject({ ok: true });
  await minute("2026-11-20T08:59:00.000Z");
  expect(await asked()).toEqual([]);
  await minute("2026-11-20T09:00:00.000Z");
  await minute("2026-11-20T09:01:00.000Z");
  expect(await asked()).toEqual([MILDER]);
  await nowAt(20);
  await minute("2026-11-20T10:00:00.000Z");
  await minute("2026-11-20T10:01:00.000Z");
  expect(await asked()).toEqual([MILDER, BACK]);
  await nowAt(22);
  await minute("2026-11-20T11:00:00.000Z");
  expect(await asked()).toEqual([MILDER, BACK, MILDER]);
  await nowAt(20);
  await minute("2026-11-20T12:00:00.000Z");
  expect(await asked()).toEqual([MILDER, BACK, MILDER, BACK]);
});

test("who leaves has it set back at once, and is left alone until the end", async () => {
  await nowAt(22);
  const before = (await asked()).length;
  const made = await announce("2026-11-21", [[36, 40]], "2026-11-21T01:00:00.000Z");
  const event = made.ok ? made.value.event : 0;
  await minute("2026-11-21T09:00:00.000Z");
  await nowAt(20);
  const now = "2026-11-21T09:30:00.000Z";
  const left = { event, accountId, part: false, now };
  expect(await town.inTown((tx) => chooseEvent(tx, left))).toEqual({ ok: true, value: null });
  await minute(now);
  expect((await asked()).slice(before)).toEqual([MILDER, BACK]);
  await nowAt(22);
  await town.inTown((tx) => chooseEvent(tx, { ...left, part: true }));
  await minute("2026-11-21T09:31:00.000Z");
  await minute("2026-11-21T11:00:00.000Z");
  expect((await asked()).slice(before)).toEqual([MILDER, BACK]);
});

test("what somebody chose meanwhile stays", async () => {
  const before = (await asked()).length;
  await announce("2026-11-22", [[36, 40]], "2026-11-22T01:00:00.000Z");
  await minute("2026-11-22T09:00:00.000Z");
  await nowAt(24);
  await minute("2026-11-22T11:00:00.000Z");
  expect((await asked()).slice(before)).toEqual([MILDER]);
  expect(server.faults).toEqual([]);
});

test("who leaves before the setting reached a home is set back all the same", async () => {
  await nowAt(22);
  const before = (await asked()).length;
  const made = await announce("2026-11-22", [[42, 44]], "2026-11-22T02:00:00.000Z", "slow");
  const event = made.ok ? made.value.event : 0;
  await minute("2026-11-22T12:00:00.000Z");
  const now = "2026-11-22T12:00:05.000Z";
  await town.inTown((tx) => chooseEvent(tx, { event, accountId, part: false, now }));
  await minute(now);
  expect((await asked()).slice(before)).toEqual([MILDER, BACK]);
});

test("a window that follows at once finds them set, and the first setting comes back", async () => {
  await nowAt(22);
  const before = (await asked()).length;
  const windows = [
    [36, 38],
    [38, 40],
  ] as const;
  await announce("2026-11-23", windows, "2026-11-23T01:00:00.000Z");
  await minute("2026-11-23T09:00:00.000Z");
  await nowAt(20);
  await minute("2026-11-23T10:00:00.000Z");
  expect((await asked()).slice(before)).toEqual([MILDER]);
  await minute("2026-11-23T11:00:00.000Z");
  expect((await asked()).slice(before)).toEqual([MILDER, BACK]);
});

test("an event that follows another waits until that has let go", async () => {
  await nowAt(22);
  const before = (await asked()).length;
  await announce("2026-11-24", [[36, 38]], "2026-11-24T01:00:00.000Z", "first");
  await announce("2026-11-24", [[37, 40]], "2026-11-24T01:00:00.000Z", "second");
  await minute("2026-11-24T09:00:00.000Z");
  await nowAt(20);
  await minute("2026-11-24T09:30:00.000Z");
  await minute("2026-11-24T10:00:00.000Z");
  expect((await asked()).slice(before)).toEqual([MILDER, BACK]);
  await nowAt(22);
  await minute("2026-11-24T10:01:00.000Z");
  await nowAt(20);
  await minute("2026-11-24T11:00:00.000Z");
  expect((await asked()).slice(before)).toEqual([MILDER, BACK, MILDER, BACK]);
});

test("when the clock is moved far beyond the event, they are still set back", async () => {
  await nowAt(22);
  const before = (await asked()).length;
  await announce("2026-11-25", [[36, 40]], "2026-11-25T01:00:00.000Z");
  await minute("2026-11-25T09:00:00.000Z");
  await nowAt(20);
  await minute("2026-12-20T09:00:00.000Z");
  await minute("2026-12-20T09:01:00.000Z");
  expect((await asked()).slice(before)).toEqual([MILDER, BACK]);
  expect(server.faults).toEqual([]);
});
