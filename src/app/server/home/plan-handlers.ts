import { dropScene, dropSchedule, loadScenes, loadSchedules } from "../../../home/store-plans.ts";
import { no, ok } from "../../../kernel/result.ts";
import type { Handlers } from "../handler.ts";
import { ownReader } from "../readers.ts";
import type { World } from "../reads/world.ts";
import { requestKey } from "../request-key.ts";
import { deviceNames } from "./command-views.ts";
import { devicesView } from "./devices-view.ts";
import { homeMomentOf, pictureOf, refuseUnlessAppliances } from "./home-moment.ts";
import { makeScene, runScene, sceneView, writeSchedule, scheduleView } from "./plans.ts";
import { setAway } from "../../home/set-away.ts";

const DONE = { done: true as const };

/** Scenes, schedules and away of the own home. */
export function planHandlers(world: World) {
  return {
    ...sceneHandlers(world),
    ...scheduleHandlers(world),
    ...awayHandlers(world),
  } satisfies Partial<Handlers>;
}

function sceneHandlers(world: World) {
  const own = ownReader(world);
  return {
    plans: ({ session }) =>
      own(session, async ({ tx }, { accountId }) => {
        const names = await deviceNames(tx, accountId);
        const scenes = await loadScenes(tx, accountId);
        const schedules = await loadSchedules(tx, accountId);
        return ok({
          scenes: scenes.map((each) => sceneView(each, names)),
          schedules: schedules.map((each) => scheduleView(each, names)),
        });
      }),
    makeScene: ({ session, body }) =>
      own(session, (at, { accountId }) => makeScene(at, accountId, body)),
    runScene: ({ session, params: { scene }, key }) =>
      own(session, (at, { accountId }) =>
        runScene(at, { accountId, scene, key: requestKey(session, key) }),
      ),
    dropScene: ({ session, params: { scene } }) =>
      own(session, async ({ tx }, { accountId }) =>
        (await dropScene(tx, accountId, scene)) ? ok(DONE) : no({ code: "home.scene-not-found" }),
      ),
  } satisfies Partial<Handlers>;
}

function scheduleHandlers(world: World) {
  const own = ownReader(world);
  return {
    makeSchedule: ({ session, body }) =>
      own(session, (at, { accountId }) => writeSchedule(at, { accountId, schedule: null }, body)),
    changeSchedule: ({ session, params: { schedule }, body }) =>
      own(session, (at, { accountId }) => writeSchedule(at, { accountId, schedule }, body)),
    dropSchedule: ({ session, params: { schedule } }) =>
      own(session, async ({ tx }, { accountId }) =>
        (await dropSchedule(tx, accountId, schedule))
          ? ok(DONE)
          : no({ code: "home.schedule-not-found" }),
      ),
  } satisfies Partial<Handlers>;
}

function awayHandlers(world: World) {
  const own = ownReader(world);
  return {
    away: ({ session, body: { until } }) =>
      own(session, async (at, { accountId }) => {
        const allowed = await refuseUnlessAppliances(at, accountId);
        if (!allowed.ok) return allowed;
        const by = { name: session.name, actor: session.loginId };
        const set = await setAway(homeMomentOf(at), { accountId, until, ...by });
        if (!set.ok) return set;
        return ok(devicesView(await pictureOf(at, accountId), null));
      }),
  } satisfies Partial<Handlers>;
}
