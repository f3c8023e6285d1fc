import type { z } from "zod";
import type { Setting } from "../../../home/control/away.ts";
import { checkSetting } from "../../../home/control/check-setting.ts";
import { minuteOf, timeOf } from "../../../home/control/next-instant.ts";
import { loadDevices } from "../../../home/store-devices.ts";
import {
  insertScene,
  loadScenes,
  loadSchedules,
  MOST_PLANS,
  saveSchedule,
  type SceneRow,
  type ScheduleRow,
} from "../../../home/store-plans.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { instantText } from "../../../platform/index.ts";
import type { LabelText } from "../../api/fields.ts";
import type {
  sceneBody,
  SceneRun,
  SceneView,
  scheduleBody,
  ScheduleView,
} from "../../api/home-plans.ts";
import { askCommand, offeredOf } from "../../home/ask-command.ts";
import { problemOf, type Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import { commandViews, deviceNames } from "./command-views.ts";
import { homeMomentOf, problemOfSetting, refuseUnlessAppliances } from "./home-moment.ts";

type Names = (device: string) => LabelText;

export function sceneView({ scene, name, settings }: SceneRow, names: Names): SceneView {
  return { scene, name, settings: settingViews(settings, names) };
}

export function scheduleView(row: ScheduleRow, names: Names): ScheduleView {
  const { schedule, name, minute, weekdays, paused, nextAt, settings } = row;
  return {
    schedule,
    name,
    at: timeOf(minute),
    weekdays: [...weekdays],
    paused,
    nextAt: nextAt === null ? null : instantText(nextAt),
    settings: settingViews(settings, names),
  };
}

function settingViews(settings: readonly Setting[], names: Names): SceneView["settings"] {
  return settings.map(({ device, set }) => ({ device, deviceName: names(device), set }));
}

export async function makeScene(
  at: Reading,
  accountId: number,
  { name, settings }: z.output<typeof sceneBody>,
): Promise<Result<SceneView, Refusal>> {
  const checked = await checkSettings(at, accountId, settings);
  if (!checked.ok) return checked;
  const known = await loadScenes(at.tx, accountId);
  if (known.length >= MOST_PLANS) return no({ code: "home.too-many-plans" });
  const scene = await insertScene(at.tx, { accountId, name, settings, now: at.now });
  return ok(sceneView({ scene, name, settings }, await deviceNames(at.tx, accountId)));
}

export async function writeSchedule(
  at: Reading,
  of: { readonly accountId: number; readonly schedule: string | null },
  { name, at: time, weekdays, paused, settings }: z.output<typeof scheduleBody>,
): Promise<Result<ScheduleView, Refusal>> {
  const { accountId } = of;
  const checked = await checkSettings(at, accountId, settings);
  if (!checked.ok) return checked;
  const known = await loadSchedules(at.tx, accountId);
  if (of.schedule === null && known.length >= MOST_PLANS)
    return no({ code: "home.too-many-plans" });
  const wish = { name, minute: minuteOf(time), weekdays, paused, settings };
  const { loginId: by } = at.session;
  const saved = await saveSchedule(at.tx, of, { ...wish, by, now: at.now });
  const row = (await loadSchedules(at.tx, accountId)).find(({ schedule }) => schedule === saved);
  if (!row) return no({ code: "home.schedule-not-found" });
  return ok(scheduleView(row, await deviceNames(at.tx, accountId)));
}

/** Settings that devices of this home take; whether they may be switched is asked when they are. */
async function checkSettings(
  at: Reading,
  accountId: number,
  settings: readonly Setting[],
): Promise<Result<null, Refusal>> {
  const allowed = await refuseUnlessAppliances(at, accountId);
  if (!allowed.ok) return allowed;
  const devices = await loadDevices(at.tx, accountId);
  for (const { device, set } of settings) {
    const row = devices.find((each) => each.device === device);
    if (row === undefined) return no({ code: "home.device-not-found" });
    const checked = checkSetting(set, offeredOf(row));
    if (!checked.ok) return no(problemOfSetting(checked.refusal));
  }
  return ok(null);
}

/** One command for each device; what a device cannot take now is told, and the others go out. */
export async function runScene(
  at: Reading,
  { accountId, scene, key }: { accountId: number; scene: string; key: string },
): Promise<Result<SceneRun, Refusal>> {
  const { tx, session } = at;
  const row = (await loadScenes(tx, accountId)).find((each) => each.scene === scene);
  if (row === undefined) return no({ code: "home.scene-not-found" });
  const names = await deviceNames(tx, accountId);
  const run: SceneRun = { commands: [], refused: [] };
  for (const { device, set } of row.settings) {
    const asked = await askCommand(homeMomentOf(at), {
      accountId,
      device,
      set,
      by: { kind: "scene", name: row.name },
      actor: session.loginId,
      key: `${key}/${device}`,
    });
    if (asked.ok) run.commands.push(...(await commandViews(tx, accountId, [asked.value])));
    else {
      const { code, message } = problemOf(problemOfSetting(asked.refusal));
      run.refused.push({ device, deviceName: names(device), code, message });
    }
  }
  return ok(run);
}
