import { expect, it } from "vitest";
import { demoServer, demoTown } from "../../../../test/support/demo-town.ts";
import { insertKeikosHome } from "../../../../test/support/keikos-home.ts";
import { type Browser, browserOf, refusalOf } from "../../../../test/support/portal.ts";
import { listOperators, withOperator } from "../../../platform/index.ts";
import type { NowView, PartsView, SimilarView } from "../../api/home-views.ts";

const database = await demoTown();
const app = await demoServer(database);
const [operator] = await listOperators(database.app);
const operatorId = operator?.operatorId ?? 0;
await withOperator(database.app, operatorId, insertKeikosHome);
const keiko = await browserOf(app, "keiko@example.jp");
const desk = await browserOf(app, "desk@example.jp");

async function parts(who: Browser, query: string): Promise<PartsView> {
  const { status, json } = await who.get(`/api/use/parts?${query}`);
  if (status !== 200) console.log(json);
  expect(status).toBe(200);
  return json as PartsView;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

it.each(["day", "week", "month", "year"])(
  "reconciles a %s to the Wh and to the yen",
  async (span) => {
    for (const cut of ["room", "appliance"]) {
      const view = await parts(keiko, `span=${span}&at=2026-11-20&cut=${cut}`);
      const measured = sum(view.parts.map(({ totalWh }) => totalWh));
      expect(view.totalWh + view.aloneWh).toBe(measured + view.rest.totalWh);
      view.steps.forEach(({ wh }, at) => {
        const inStep = sum(view.parts.map((part) => part.wh[at] ?? 0));
        if (view.aloneWh === 0) expect(inStep + (view.rest.wh[at] ?? 0)).toBe(wh);
      });
      expect(view.yen).not.toBeNull();
      expect(sum(view.parts.map((part) => part.yen ?? 0)) + (view.rest.yen ?? 0)).toBe(view.yen);
    }
  },
);

it("prints", async () => {
  const view = await parts(keiko, "span=month&at=2026-11-20");
  console.log(
    JSON.stringify(
      {
        ...view,
        steps: view.steps.length,
        parts: view.parts.map((p) => [p.name.ja, p.totalWh, p.yen, p.known]),
      },
      null,
      1,
    ),
  );
  const now = await keiko.get("/api/use/now");
  console.log(JSON.stringify({ ...(now.json as NowView), path: 0, usualPath: 0 }, null, 1));
  const similar = await keiko.get("/api/use/similar");
  console.log(JSON.stringify(similar.json as SimilarView));
  const kanri = await browserOf(app, "kanri@example.jp");
  const building = await kanri.get("/api/building");
  console.log(JSON.stringify(building.json).slice(0, 3000));
  console.log(
    refusalOf(await keiko.get("/api/building")),
    refusalOf(await desk.get("/api/staff/accounts/E10001/building?purpose=inquiry")),
  );
  const file = await keiko.file("/api/use/csv?from=2026-11-20&until=2026-11-21&cut=appliance");
  console.log(
    file.status,
    file.type,
    new TextDecoder().decode(file.bytes).split("\r\n").slice(0, 3).join("\n"),
  );
  for (const path of [
    "/api/use/parts?span=day",
    "/api/use/parts?span=month",
    "/api/use/parts?span=year",
    "/api/use/now",
    "/api/use/heat",
  ]) {
    await keiko.get(path);
    const began = process.hrtime.bigint();
    for (let k = 0; k < 5; k += 1) await keiko.get(path);
    console.log(path, Number(process.hrtime.bigint() - began) / 5e6, "ms");
  }
});
