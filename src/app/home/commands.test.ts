import { beforeAll, describe, expect, test } from "vitest";
import {
  AIR,
  connected,
  homeServer,
  homeTown,
  household,
  type Household,
  NOW,
  residentOf,
} from "../../../test/support/home-town.ts";
import { liveOf } from "../../../test/support/live-stream.ts";
import type { ScriptedGateway } from "../../../test/support/scripted-gateway.ts";
import type { GatewayRecord } from "../../home/link/messages.ts";
import type { CommandState } from "../../home/model.ts";
import { loadCommands } from "../../home/store-commands.ts";
import { addSeconds, clockAt, instantText } from "../../platform/index.ts";
import { CATALOGUE } from "../../../test/support/lived-town.ts";
import type { CommandView } from "../api/home-device.ts";
import { askCommand } from "./ask-command.ts";
import { answerEvent, automaticDevices, undoEvent } from "./automatic.ts";
import { runHomes } from "./run-homes.ts";

const town = await homeTown("commands");
const [east, west] = [await homeServer(town), await homeServer(town)];
const SET = { targetTemperature: 26 };

function step(
  command: string,
  state: CommandState,
  more: Partial<Extract<GatewayRecord, { kind: "command" }>> = {},
): GatewayRecord {
  return { kind: "command", at: NOW, command, state, property: null, properties: {}, ...more };
}

async function commandsOf({ accountId }: Household) {
  const rows = await town.inTown((tx) =>
    loadCommands(tx, accountId, { since: "2026-01-01T00:00:00Z", most: 50 }),
  );
  return rows.map(({ command, set, state, property, by, steps }) => {
    return { command, set, state, property, by, steps: steps.map((each) => each.state) };
  });
}

async function oneOf(own: Household, command: string) {
  return (await commandsOf(own)).find((each) => each.command === command);
}

function runMinute(instant: string) {
  const parts = { pool: town.database.app, catalogue: CATALOGUE };
  return runHomes(parts, town.operator, clockAt(instant));
}

describe("a tap", () => {
  let own: Household;
  let gateway: ScriptedGateway;
  beforeAll(async () => {
    own = await household(town, "C-1");
    gateway = await connected(east, own);
  });

  test("goes to the gateway's server, and the device's answer to the page", async () => {
    const [tapped, looking] = [await residentOf(west, own), await liveOf(west, own)];
    const first = await looking.next(() => true);
    expect(first.gateways).toEqual([{ gateway: own.gateway, connected: true }]);
    expect(first.devices).toHaveLength(3);
    const path = `/api/home/devices/${AIR.device}/commands`;
    const { status, json } = await tapped.post(path, { set: SET }, "k-1");
    const asked = json as CommandView;
    expect(status).toBe(200);
    expect(asked).toMatchObject({
      set: SET,
      state: "asked",
      deviceName: { ja: "居間のエアコン", en: "居間のエアコン" },
      by: { kind: "resident", name: "森 花子" },
      askedAt: NOW,
      expiresAt: "2026-11-20T01:01:00.000Z",
    });
    const sent = await gateway.next("command");
    expect(sent).toEqual({
      type: "command",
      command: asked.command,
      device: AIR.device,
      set: SET,
      // By the machine's time, which the challenge told.
      expiresAt: expect.stringMatching(/Z$/),
    });
    await gateway.records(
      step(sent.command, "sent"),
      step(sent.command, "accepted"),
      step(sent.command, "confirmed", { properties: SET }),
    );
    const confirmed = await looking.next(({ commands }) =>
      commands.some(({ state }) => state === "confirmed"),
    );
    expect(confirmed.commands[0]).toMatchObject({
      command: asked.command,
      said: { ja: "設定されました" },
      steps: [{ state: "asked" }, { state: "sent" }, { state: "accepted" }, { state: "confirmed" }],
    });
    looking.close();
  });

  test("twice under one key is one command; another wish under it is refused", async () => {
    const tapped = await residentOf(east, own);
    const path = `/api/home/devices/${AIR.device}/commands`;
    const once = await tapped.post(path, { set: { targetTemperature: 20 } }, "k-2");
    const again = await tapped.post(path, { set: { targetTemperature: 20 } }, "k-2");
    expect((again.json as CommandView).command).toBe((once.json as CommandView).command);
    const other = await tapped.post(path, { set: { targetTemperature: 21 } }, "k-2");
    expect(other).toMatchObject({ status: 409, json: { code: "request.key-reused" } });
  });

  test("that was told out of order, twice, or after its end changes nothing more", async () => {
    const { command } = await gateway.next("command");
    await gateway.records(step(command, "sent"), step(command, "sent"));
    await gateway.records(step(command, "refused", { property: "targetTemperature" }));
    await gateway.records(step(command, "sent"), step(command, "confirmed"));
    expect(await oneOf(own, command)).toMatchObject({
      state: "refused",
      property: "targetTemperature",
      steps: ["asked", "sent", "refused"],
    });
  });

  test("is nobody else's gateway's to tell of", async () => {
    const tapped = await residentOf(east, own);
    const other = await household(town, "C-9");
    const theirs = await connected(east, other);
    const path = `/api/home/devices/${AIR.device}/commands`;
    await tapped.post(path, { set: { operationStatus: false } }, "k-3");
    const { command } = await gateway.next("command");
    await theirs.records(step(command, "confirmed"));
    expect(await oneOf(own, command)).toMatchObject({ state: "asked" });
    await gateway.records(step(command, "no-answer"));
    await gateway.records(step(command, "confirmed"));
    expect((await oneOf(own, command))?.steps).toEqual(["asked", "no-answer", "confirmed"]);
    theirs.close();
  });

  test("that is told in circles ends after twenty steps", async () => {
    const tapped = await residentOf(east, own);
    const path = `/api/home/devices/${AIR.device}/commands`;
    await tapped.post(path, { set: { operationStatus: true } }, "k-4");
    const { command } = await gateway.next("command");
    const circle = [step(command, "no-answer"), step(command, "accepted")];
    await gateway.records(...Array.from({ length: 30 }, () => circle).flat());
    expect((await oneOf(own, command))?.steps).toHaveLength(20);
  });
});

describe("what nobody carries out", () => {
  test("waits for the gateway, expires in time, and is told truly when it comes late", async () => {
    const own = await household(town, "C-2");
    const by = { kind: "schedule", name: "夜" } as const;
    const moment = { catalogue: CATALOGUE, now: NOW };
    const ask = { accountId: own.accountId, device: AIR.device, set: SET, by };
    await town.inTown((tx) => askCommand({ ...moment, tx }, { ...ask, key: "s-1" }));
    const gateway = await connected(east, own);
    const { command } = await gateway.next("command");
    await runMinute("2026-11-20T01:10:04.000Z");
    expect((await commandsOf(own))[0]).toMatchObject({ state: "asked" });
    await runMinute("2026-11-20T01:10:05.000Z");
    expect((await commandsOf(own))[0]).toMatchObject({ state: "expired" });
    await gateway.records(step(command, "confirmed"));
    expect((await commandsOf(own))[0]).toMatchObject({ state: "confirmed" });
    gateway.close();
  });

  test("but was sent has no answer", async () => {
    const own = await household(town, "C-3");
    const gateway = await connected(east, own);
    const path = `/api/home/devices/${AIR.device}/commands`;
    await (await residentOf(east, own)).post(path, { set: SET }, "k");
    const { command } = await gateway.next("command");
    await gateway.records(step(command, "sent"), step(command, "accepted"));
    await runMinute("2026-11-20T02:00:00.000Z");
    expect((await commandsOf(own))[0]).toMatchObject({ state: "no-answer" });
    gateway.close();
  });
});

describe("schedules and away", () => {
  test("a schedule is carried out once at its time, and not made up for", async () => {
    const own = await household(town, "C-4");
    const resident = await residentOf(east, own);
    const made = await resident.post("/api/home/schedules", {
      name: "朝",
      at: "10:05",
      weekdays: [5],
      paused: false,
      settings: [{ device: AIR.device, set: SET }],
    });
    expect(made.json).toMatchObject({ nextAt: "2026-11-20T01:05:00.000Z" });
    await Promise.all([
      runMinute("2026-11-20T01:05:30.000Z"),
      runMinute("2026-11-20T01:05:31.000Z"),
    ]);
    expect(await commandsOf(own)).toMatchObject([
      { set: SET, by: { kind: "schedule", name: "朝" }, state: "asked" },
    ]);
    expect((await resident.get("/api/home/plans")).json).toMatchObject({
      schedules: [{ nextAt: "2026-11-27T01:05:00.000Z" }],
    });
    await runMinute("2026-12-04T02:00:00.000Z");
    expect(await commandsOf(own)).toHaveLength(1);
  });

  test("away rests what may rest and pauses schedules; back puts it back", async () => {
    const own = await household(town, "C-5");
    const resident = await residentOf(east, own);
    await resident.post("/api/home/schedules", {
      name: "昼",
      at: "12:00",
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      paused: false,
      settings: [{ device: AIR.device, set: SET }],
    });
    const until = "2026-11-20T18:00:00+09:00";
    const away = await resident.post("/api/home/away", { until }, "a-1");
    expect(away.json).toMatchObject({ away: { until: "2026-11-20T09:00:00.000Z" } });
    await runMinute("2026-11-20T03:00:10.000Z");
    expect(await commandsOf(own)).toMatchObject([
      { set: { operationStatus: false }, by: { kind: "away", name: "森 花子" } },
    ]);
    const { accountId } = own;
    await town.inTown((tx) =>
      tx.query(
        `update home_device set state = state || '{"operationStatus": false}'
         where account_id = $1 and device_id = $2`,
        [accountId, AIR.device],
      ),
    );
    await runMinute("2026-11-20T09:00:10.000Z");
    expect((await commandsOf(own)).map(({ set }) => set)).toContainEqual({ operationStatus: true });
    expect((await resident.get("/api/home/devices")).json).toMatchObject({ away: null });
  });
});

describe("an event that is answered by itself", () => {
  test("sets what was agreed to, once; what somebody chose since stays", async () => {
    const own = await household(town, "C-6");
    const resident = await residentOf(east, own);
    await resident.post(`/api/home/devices/${AIR.device}`, { automatic: true });
    const { accountId } = own;
    const moment = { catalogue: CATALOGUE, now: NOW };
    const event = { accountId, occasion: "event/7/2026-11-20", name: "夕方のピーク" };
    const settings = [{ device: AIR.device, set: { targetTemperature: 20 } }];
    await town.inTown(async (tx) => {
      const at = { ...moment, tx };
      expect(await automaticDevices(at, accountId)).toEqual([
        {
          device: AIR.device,
          eoj: 0x013001,
          deviceType: "homeAirConditioner",
          state: { operationStatus: true, targetTemperature: 22 },
        },
      ]);
      await answerEvent(at, { ...event, settings });
      await answerEvent(at, { ...event, settings });
    });
    expect(await commandsOf(own)).toHaveLength(1);
    const set = (targetTemperature: number) =>
      town.inTown((tx) =>
        tx.query("update home_device set state = $2 where account_id = $1 and device_id = $3", [
          accountId,
          JSON.stringify({ targetTemperature }),
          AIR.device,
        ]),
      );
    await set(20);
    await town.inTown((tx) => undoEvent({ ...moment, tx }, event));
    expect(await commandsOf(own)).toContainEqual(
      expect.objectContaining({
        set: { targetTemperature: 22 },
        by: { kind: "automatic", name: "夕方のピーク" },
      }),
    );
    const rows = await town.inTown((tx) =>
      loadCommands(tx, accountId, { since: "2026-01-01T00:00:00Z", most: 50 }),
    );
    const expiries = rows.map(({ expiresAt }) => instantText(expiresAt));
    expect(expiries).toContain(addSeconds(moment.now, 2 * 3600));
    const next = { ...event, occasion: "event/8/2026-11-20" };
    await town.inTown((tx) => answerEvent({ ...moment, tx }, { ...next, settings }));
    await set(25);
    const before = (await commandsOf(own)).length;
    await town.inTown((tx) => undoEvent({ ...moment, tx }, next));
    expect(await commandsOf(own)).toHaveLength(before);
  });
});

test("nothing broke on the way", () => {
  expect([...east.faults, ...west.faults]).toEqual([]);
});
