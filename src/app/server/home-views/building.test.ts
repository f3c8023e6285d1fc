import { expect, it } from "vitest";
import { demoServer, demoTown } from "../../../../test/support/demo-town.ts";
import { browserOf, refusalOf } from "../../../../test/support/portal.ts";
import type { BuildingView, PartsView } from "../../api/home-views.ts";

const database = await demoTown();
const app = await demoServer(database);
const kanri = await browserOf(app, "kanri@example.jp");
const keiko = await browserOf(app, "keiko@example.jp");
const desk = await browserOf(app, "desk@example.jp");

async function building(day?: string): Promise<BuildingView> {
  const { status, json } = await kanri.get(`/api/building${day ? `?day=${day}` : ""}`);
  expect(status).toBe(200);
  // The route's own schema shaped it.
  return json as BuildingView;
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

it("shows the newest day that is over: meter, common areas, dwellings as a sum", async () => {
  const view = await building();
  expect(view.day).toBe("2026-11-21");
  expect(view.dwellings).toMatchObject({ state: "shown", of: 40, contracts: 2, fewest: 5 });
  const { dwellings, common, main, lossWh } = view;
  expect(dwellings.dayWh).toBe(sum(dwellings.wh ?? []));
  expect(lossWh).toBe(sum(main ?? []) - sum(common.wh) - sum(dwellings.wh ?? []));
  const lossShare = (lossWh ?? 0) / sum(main ?? []);
  expect(lossShare).toBeGreaterThan(0.005);
  expect(lossShare).toBeLessThan(0.03);
  expect(common.meters).toHaveLength(7);
  const metered = sum(common.meters.map(({ dayWh }) => dayWh));
  expect(metered + common.restDayWh).toBe(sum(common.wh));
  const [row] = view.days.filter(({ day }) => day === view.day);
  expect(row).toMatchObject({ dwellingsWh: dwellings.dayWh, lossWh, mainWh: sum(main ?? []) });
});

it("finds the greatest demand with its day and time, against the contract power", async () => {
  const view = await building();
  const [main, common] = view.demands;
  const top = Math.max(...(view.main ?? []).map((wh) => wh ?? 0));
  expect(main?.day).toEqual({
    watts: top * 2,
    day: view.day,
    slot: view.main?.indexOf(top),
  });
  expect(main?.year?.watts).toBeGreaterThanOrEqual(main?.month?.watts ?? Infinity);
  expect(common).toMatchObject({ of: "common", contractWatts: 15_000 });
});

it("shows no sum on a day on which dwellings are missing: else one could be told", async () => {
  const view = await building("2025-09-20");
  expect(view.dwellings).toMatchObject({ state: "incomplete", wh: null, dayWh: null });
  expect(view.lossWh).toBeNull();
});

it("tells the representative of no dwelling anywhere", async () => {
  const parts = (await kanri.get("/api/use/parts?span=month")).json as PartsView;
  expect(parts.manages).toBe(true);
  expect(parts.parts.map(({ name }) => name.ja)).toContain("エレベーター");
  const file = await kanri.file("/api/use/csv?from=2026-11-20&until=2026-11-21&cut=appliance");
  const told = JSON.stringify([await building(), parts]) + new TextDecoder().decode(file.bytes);
  expect(told).not.toContain("号室");
});

it("writes half-hours with the dwellings as a sum, and two months at most", async () => {
  const file = await kanri.file("/api/building/csv?from=2026-11-20&until=2026-11-22");
  const [head = "", first = ""] = new TextDecoder().decode(file.bytes).split("\r\n");
  expect(head).toContain('"建物全体(kWh)","状態","共用部(kWh)","状態","住戸の合計(kWh)","状態"');
  expect(head).not.toContain("号室");
  expect(first).toMatch(/^2026-11-20,00:00,00:30(,\d+\.\d{3},[^,]+){10}$/);
  const long = await kanri.get("/api/building/csv?from=2026-09-01&until=2026-11-22");
  expect(refusalOf(long)).toEqual({ status: 422, code: "building.span-too-long" });
  expect(refusalOf(await keiko.get("/api/building/csv?from=2026-11-20&until=2026-11-21"))).toEqual({
    status: 404,
    code: "building.none",
  });
  const at = "/api/staff/accounts/E10016/building/csv?from=2026-11-20&until=2026-11-21";
  expect((await desk.file(`${at}&purpose=inquiry`)).status).toBe(200);
});

it("is there for whoever has the building's contract, and the desk with a purpose", async () => {
  expect(refusalOf(await keiko.get("/api/building"))).toEqual({
    status: 404,
    code: "building.none",
  });
  const at = "/api/staff/accounts/E10016/building";
  expect(refusalOf(await desk.get(at))).toMatchObject({ status: 400 });
  expect(refusalOf(await kanri.get(`${at}?purpose=inquiry`))).toMatchObject({ status: 403 });
  expect((await desk.get(`${at}?purpose=inquiry`)).json).toEqual(await building());
});

it("lists what was told to the building's dwellings", async () => {
  const body = {
    service: "ecorepo-mems",
    change: "interruption",
    effectiveOn: "2026-12-15",
    scope: { buildings: ["E10016-mems"] },
    title: { ja: "停電のお知らせ", en: "Outage" },
    body: { ja: "年次点検です。", en: "The yearly inspection." },
  };
  const said = await desk.post("/api/staff/announcements", body, "building-notice");
  expect(said.status).toBe(200);
  expect((await building()).notices).toEqual([
    expect.objectContaining({
      title: body.title,
      effectiveOn: "2026-12-15",
      urgent: false,
      told: 3,
    }),
  ]);
});
