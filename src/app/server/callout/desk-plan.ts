import { loadAreas, loadTownLines } from "../../../callout/store-areas.ts";
import { day as dayOf } from "../../../kernel/day.ts";
import { ok } from "../../../kernel/result.ts";
import { recordAudit } from "../../../platform/index.ts";
import type { TownMap } from "../../api/callout-desk.ts";
import { applyPlan } from "../../callout/apply-plan.ts";
import type { Handlers } from "../handler.ts";
import { type Reading, reading, type World } from "../reads/world.ts";
import { requestKey } from "../request-key.ts";
import { readBoard } from "./board-view.ts";
import { readFigures } from "./figures-view.ts";
import { calloutMoment } from "./moment-of.ts";
import { planView, readPlan } from "./plan-view.ts";

/** The board, the map, the day's plan and the figures. */
export function deskPlanHandlers(world: World) {
  return {
    board: ({ session }) => reading(world, session, async (at) => ok(await readBoard(at))),
    townMap: ({ session }) => reading(world, session, async (at) => ok(await readMap(at))),
    calloutFigures: ({ session, query }) =>
      reading(world, session, async (at) => ok(await readFigures(at, query))),
    dayPlan: ({ session, query }) =>
      reading(world, session, async (at) => {
        const day = query.day === undefined ? at.today : dayOf(query.day);
        return ok(await planView(at, day, await readPlan(at, { day, seed: null })));
      }),
    proposePlan: ({ session, body: { day: asked, seed } }) =>
      reading(world, session, async (at) => {
        const day = dayOf(asked);
        return ok(await planView(at, day, await readPlan(at, { day, seed })));
      }),
    applyPlan: ({ session, body: { day: asked, seed }, key }) =>
      reading(world, session, async (at) => {
        const day = dayOf(asked);
        const { known, planned } = await readPlan(at, { day, seed });
        await applyPlan(calloutMoment(at), {
          planned,
          cases: known.cases,
          key: requestKey(session, key),
          by: `staff:${session.loginId}`,
        });
        await recordAudit(at.tx, {
          at: at.now,
          actor: session.loginId,
          action: "callout.apply-plan",
          accountId: null,
          purpose: "callout",
          detail: { day: asked, seed },
        });
        return ok(await planView(at, day, await readPlan(at, { day, seed: null })));
      }),
  } satisfies Partial<Handlers>;
}

/** The town as it is drawn; where no lines are kept, the frame is that of the areas. */
async function readMap({ tx }: Reading): Promise<TownMap> {
  const areas = await loadAreas(tx);
  const town = await loadTownLines(tx);
  const points = areas.flatMap(({ outline, label }) => [label, ...outline.flat()]);
  const [lats, lons] = [points.map(({ lat }) => lat), points.map(({ lon }) => lon)];
  return {
    from: town?.from ?? { lat: least(lats), lon: least(lons) },
    to: town?.to ?? { lat: -least(lats.map((lat) => -lat)), lon: -least(lons.map((lon) => -lon)) },
    source: town?.source ?? { ja: "", en: "" },
    areas: areas.map(({ area, name, outline, label }) => {
      return { area, name, outline: outline.map((ring) => [...ring]), label };
    }),
    lines: (town?.lines ?? []).map((line) => ({ ...line, points: [...line.points] })),
  };
}

function least(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => Math.min(a, b));
}
