import { createHash } from "node:crypto";
import type { Properties } from "../../home/model.ts";
import { type CommandBy, insertCommand, takeSteps } from "../../home/store-commands.ts";
import { insertScene, saveSchedule } from "../../home/store-plans.ts";
import { addSeconds, type Tx } from "../../platform/index.ts";
import type { SeenDevice } from "./home-seen.ts";

export interface HomeAt {
  readonly accountId: number;
  readonly gateway: string;
  readonly devices: readonly SeenDevice[];
  readonly now: string;
}

/** A scene for the night, heating before the alarm clock, and what was switched of late. */
export async function plansOfHome(tx: Tx, at: HomeAt): Promise<void> {
  const { accountId, devices, now } = at;
  const off = devices
    .filter(({ name }) => name.startsWith("light") || name.startsWith("air-conditioner"))
    .map(({ seen: { device } }) => ({ device, set: { operationStatus: false } }));
  const [air] = devices.filter(({ name }) => name === "air-conditioner-1");
  if (!air || off.length === 0) return;
  const made = { accountId, now: addSeconds(now, -40 * 86_400) };
  await insertScene(tx, { ...made, name: "おやすみ", settings: off });
  const warm = { operationStatus: true, operationMode: "heating", targetTemperature: 22 };
  await insertScene(tx, {
    ...made,
    name: "ただいま",
    settings: [{ device: air.seen.device, set: warm }],
  });
  await saveSchedule(
    tx,
    { accountId, schedule: null },
    {
      name: "朝の暖房",
      minute: 6 * 60 + 30,
      weekdays: [1, 2, 3, 4, 5],
      paused: false,
      settings: [{ device: air.seen.device, set: warm }],
      by: "住まいの方",
      now,
    },
  );
  await switched(tx, at, air, warm);
}

/** What was switched in the last days: by hand, by the schedule, by a scene. */
async function switched(tx: Tx, at: HomeAt, air: SeenDevice, warm: Properties): Promise<void> {
  const day = 86_400;
  await log(tx, at, air, {
    set: warm,
    by: { kind: "resident", name: "アプリ" },
    ago: 2 * day + 7200,
  });
  await log(tx, at, air, {
    set: warm,
    by: { kind: "schedule", name: "朝の暖房" },
    ago: 2 * day + 12_600,
  });
  const lamp = at.devices.find(({ name }) => name === "light-1");
  if (!lamp) return;
  const dark = { operationStatus: false };
  await log(tx, at, lamp, {
    set: dark,
    by: { kind: "scene", name: "おやすみ" },
    ago: day + 43_000,
  });
}

interface Logged {
  readonly set: Properties;
  readonly by: CommandBy;
  /** Seconds before now. */
  readonly ago: number;
}

async function log(tx: Tx, at: HomeAt, { seen }: SeenDevice, { set, by, ago }: Logged) {
  const asked = addSeconds(at.now, -ago);
  const key = `demo/${at.accountId}/${seen.device}/${ago}`;
  const hash = createHash("sha256").update(key).digest();
  const command = `cm_${hash.toString("hex").slice(0, 20)}`;
  const { accountId, gateway } = at;
  const expiresAt = addSeconds(asked, 60);
  const { device } = seen;
  const row = { command, accountId, gateway, device, set, by, key, bodyHash: hash };
  if (!(await insertCommand(tx, { ...row, now: asked, expiresAt }))) return;
  const step = { command, gateway, property: null, properties: {} };
  await takeSteps(tx, [
    { ...step, state: "sent", at: addSeconds(asked, 1) },
    { ...step, state: "accepted", at: addSeconds(asked, 1) },
    { ...step, state: "confirmed", at: addSeconds(asked, 2), properties: set },
  ]);
}
