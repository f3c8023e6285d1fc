import type { Hono } from "hono";
import { beforeAll, describe, expect, it } from "vitest";
import { demoServer, demoTown } from "../../../test/support/demo-town.ts";
import { type Browser, browserOf, refusalOf } from "../../../test/support/portal.ts";
import { withOperator } from "../../platform/index.ts";
import type { Queues } from "../api/queue.ts";
import { ROUTES } from "../api/routes.ts";

const database = await demoTown();
let app: Hono;
let desk: Browser;
let colleague: Browser;
let keiko: Browser;
beforeAll(async () => {
  app = await demoServer(database);
  desk = await browserOf(app, "desk@example.jp");
  colleague = await browserOf(app, "desk2@example.jp");
  keiko = await browserOf(app, "keiko@example.jp");
});

const WHY = "purpose=contract";

function at(account: string, rest: string): string {
  return `/api/staff/accounts/${account}${rest}${rest.includes("?") ? "&" : "?"}${WHY}`;
}

async function queues(by: Browser = desk): Promise<Queues> {
  return ROUTES.queues.answer.parse((await by.get(`/api/staff/queues?${WHY}`)).json);
}

async function historyOf(contract: string): Promise<readonly string[]> {
  const rows = await withOperator(database.app, 1, (tx) =>
    tx.query<{ type: string }>(
      "select type from contract_event where contract_id = $1 order by position",
      [contract],
    ),
  );
  return rows.map(({ type }) => type);
}

describe("the desk's queues", () => {
  it("list what waits in the town, each with its decision ready", async () => {
    const { applications, works, starts, deadlines, approvals } = await queues();
    const decisions = applications.map(({ contract, accept }) => [contract, accept.allowed]);
    expect(Object.fromEntries(decisions)).toEqual({
      "E10041-home": false,
      "E10028-callout": true,
      "E10042-home": true,
    });
    const light = applications.find(({ contract }) => contract === "E10041-home");
    expect(light?.accept.refused?.failed.map(({ code }) => code)).toEqual([
      "ecorepo-home/condition/smart-meter",
    ]);
    expect(works.map(({ contract, plannedOn, overdue }) => [contract, plannedOn, overdue])).toEqual(
      [
        ["E10032-home", "2026-11-27", false],
        ["E10040-home", "2026-11-19", true],
      ],
    );
    expect(starts.map(({ contract }) => contract)).toContain("E10034-callout");
    expect(deadlines.map(({ contract, kind, on }) => `${contract} ${kind} ${on}`)).toEqual(
      expect.arrayContaining([
        "E10032-home work-planned 2026-11-27",
        "E10017-trial trial-ends 2026-12-02",
      ]),
    );
    // What only the customer may do by a day is no work of the desk's.
    expect(deadlines.map(({ kind }) => kind)).not.toContain("withdraw");
    expect(approvals).toMatchObject([
      { contract: "E10020-fibre", askedBy: "窓口 葵", mayDecide: true },
    ]);
  });

  it("are not for residents, and need a purpose", async () => {
    const resident = await keiko.get(`/api/staff/queues?${WHY}`);
    const purposeless = await desk.get("/api/staff/queues");
    expect([refusalOf(resident), refusalOf(purposeless)]).toEqual([
      { status: 403, code: "auth.not-allowed" },
      { status: 400, code: "http.bad-request" },
    ]);
  });
});

describe("a decision at the desk", () => {
  it("accepts an application with its documents, and tells the household", async () => {
    const path = at("E10028", "/contracts/E10028-callout/actions");
    const body = { action: { type: "accept" }, seen: 1 };
    const done = await desk.post(path, body, "accept-1");
    expect(done.json).toEqual({
      contract: "E10028-callout",
      waitsForApproval: false,
      repeated: false,
    });
    expect(await historyOf("E10028-callout")).toEqual(["applied", "accepted", "document-issued"]);
    const { applications, starts } = await queues();
    expect(applications.map(({ contract }) => contract)).not.toContain("E10028-callout");
    expect(starts.map(({ contract }) => contract)).toContain("E10028-callout");
  });

  it("is refused with the conditions that fail, and nothing is written", async () => {
    const path = at("E10041", "/contracts/E10041-home/actions");
    const sent = await desk.post(path, { action: { type: "accept" } }, "accept-2");
    expect(refusalOf(sent)).toEqual({ status: 422, code: "contracts.conditions-not-met" });
    expect(await historyOf("E10041-home")).toEqual(["applied"]);
  });

  it("is written into the audit with what was done and why", async () => {
    const rows = await withOperator(database.app, 1, (tx) =>
      tx.query(
        `select actor, purpose, detail ->> 'contract' as contract, detail ->> 'act' as act
         from audit_log where action = 'contract.act' order by position`,
      ),
    );
    expect(rows).toEqual([
      { actor: "desk@example.jp", purpose: "contract", contract: "E10028-callout", act: "accept" },
      { actor: "desk@example.jp", purpose: "contract", contract: "E10041-home", act: "accept" },
    ]);
  });

  it("on an account that does not hold the contract finds none", async () => {
    const path = at("E10001", "/contracts/E10028-callout/actions");
    const sent = await desk.post(path, { action: { type: "accept" } }, "wrong-account");
    expect(refusalOf(sent)).toEqual({ status: 404, code: "contract.not-found" });
    const unknown = await desk.get(at("E99999", "/deadlines"));
    expect(refusalOf(unknown)).toEqual({ status: 404, code: "account.not-found" });
  });

  it("of an earlier day needs its reason; of a day to come there is none", async () => {
    const path = at("E10029", "/contracts/E10029-fibre/actions");
    const leave = { type: "leave", wishedOn: "2026-12-31" };
    const silent = await desk.post(path, { action: leave, on: "2026-11-18" }, "late-1");
    const ahead = await desk.post(path, { action: leave, on: "2026-11-30", reason: "x" }, "late-2");
    expect([silent.json, ahead.json]).toMatchObject([
      { fields: [{ path: "reason" }] },
      { fields: [{ path: "on" }] },
    ]);
    const said = { action: leave, on: "2026-11-18", reason: "11月18日に電話で受付" };
    const { json } = await desk.post(path, said, "late-3");
    expect(json).toMatchObject({ waitsForApproval: false });
    expect(await historyOf("E10029-fibre")).toContain("ended");
  });
});

describe("money by hand", () => {
  const path = at("E10031", "/contracts/E10031-fibre/actions");
  const charge = {
    action: { type: "charge", code: "repair", amount: "5500" },
    reason: "訪問修理の実費",
  };

  it("waits for a second person, with the money as it will be", async () => {
    const { json } = await desk.post(path, charge, "charge-1");
    expect(json).toEqual({ contract: "E10031-fibre", waitsForApproval: true, repeated: false });
    const again = await desk.post(path, charge, "charge-1");
    expect(again.json).toEqual({
      contract: "E10031-fibre",
      waitsForApproval: true,
      repeated: true,
    });
    expect(await historyOf("E10031-fibre")).not.toContain("charged");
    const own = (await queues()).approvals.filter(({ contract }) => contract === "E10031-fibre");
    expect(own).toMatchObject([
      { reason: "訪問修理の実費", mayDecide: false, money: { onceTotal: 5500 } },
    ]);
  });

  it("is refused without a reason", async () => {
    const { json } = await desk.post(path, { ...charge, reason: " " }, "charge-2");
    expect(json).toMatchObject({ fields: [{ path: "reason" }] });
  });

  it("is not decided by the one who asked, and once by another", async () => {
    const request = (await queues()).approvals.find(({ contract }) => contract === "E10031-fibre");
    const decision = `/api/staff/approvals/${request?.request}/decision?${WHY}`;
    const yes = { decision: "approved" };
    expect(refusalOf(await desk.post(decision, yes))).toEqual({
      status: 403,
      code: "approval.own",
    });
    expect((await colleague.post(decision, yes)).json).toEqual({ done: true });
    expect(await historyOf("E10031-fibre")).toContain("charged");
    const twice = await colleague.post(decision, yes);
    expect(refusalOf(twice)).toEqual({ status: 409, code: "approval.decided" });
    const none = await colleague.post(`/api/staff/approvals/999999/decision?${WHY}`, yes);
    expect(refusalOf(none)).toEqual({ status: 404, code: "approval.not-found" });
  });

  it("is not carried out when the contract changed meanwhile, but may be declined", async () => {
    await desk.post(path, charge, "charge-3");
    const request = (await queues()).approvals.find(({ contract }) => contract === "E10031-fibre");
    const option = { action: { type: "add-option", option: "norton" } };
    const added = await desk.post(path, option, "option-between");
    expect(added.status).toBe(200);
    const decision = `/api/staff/approvals/${request?.request}/decision?${WHY}`;
    const stale = await colleague.post(decision, { decision: "approved" });
    expect(refusalOf(stale)).toEqual({ status: 409, code: "contracts.changed-meanwhile" });
    const no = await colleague.post(decision, { decision: "declined" });
    expect(no.json).toEqual({ done: true });
  });
});

describe("an entry for an earlier day", () => {
  it("that changes months which were billed waits for a second person", async () => {
    const path = at("E10008", "/contracts/E10008-fibre");
    const entry = {
      action: { type: "add-option", option: "norton" },
      on: "2026-09-10",
      reason: "9月10日の申込書が見つかったため",
    };
    const { json } = await desk.post(path.replace("?", "/preview?"), entry);
    const preview = ROUTES.accountPreviewAction.answer.parse(json);
    // An option is charged from the 1st of the month of its start: September and October, 627 each.
    expect(preview.needsTwo).toBe(true);
    expect(preview.corrections.map(({ month, amount }) => [month, amount])).toEqual([
      ["2026-09-01", 627],
      ["2026-10-01", 627],
    ]);
    const sent = await desk.post(path.replace("?", "/actions?"), entry, "late-option");
    expect(sent.json).toMatchObject({ waitsForApproval: true });
    const started = (await historyOf("E10008-fibre")).filter((type) => type === "option-started");
    expect(started).toHaveLength(1);
  });
});

describe("an event of a history", () => {
  it("shows what followed from it", async () => {
    const page = ROUTES.account.answer.parse((await desk.get(at("E10001", ""))).json);
    const fibre = page.timelines.find(({ contract }) => contract.id === "E10001-fibre");
    const done = fibre?.events.find(({ type }) => type === "work-done");
    const path = `/contracts/E10001-fibre/events/${done?.position}`;
    const { json } = await desk.get(at("E10001", path));
    const effects = ROUTES.accountEvent.answer.parse(json);
    expect(effects).toMatchObject({ on: "2024-10-05", stateBefore: "accepted" });
    // Work on a Saturday: 22,000 and the surcharge of 3,300, beside the contract fee of that day.
    expect(effects.lines.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([
      3300, 3300, 22000,
    ]);
    const none = await desk.get(at("E10001", "/contracts/E10001-fibre/events/99"));
    expect(refusalOf(none)).toEqual({ status: 404, code: "event.not-found" });
  });
});

describe("an announcement", () => {
  const price = {
    service: "ecorepo-mems",
    change: "interruption",
    urgent: false,
    scope: { buildings: ["E10016-mems"] },
    title: { ja: "設備点検のお知らせ", en: "Upkeep of the equipment" },
    body: { ja: "12月1日に停止します。<b>ご協力</b>をお願いします。", en: "" },
  };

  it("reaches exactly those concerned", async () => {
    const body = { ...price, effectiveOn: "2026-12-01" };
    const { json: shown } = await desk.post("/api/staff/announcements/check", body);
    expect(shown).toMatchObject({ allowed: true, concerned: 3 });
    const { json } = await desk.post("/api/staff/announcements", body, "announce-1");
    const [made] = ROUTES.announce.answer.parse(json).announcements;
    expect(made).toMatchObject({ told: 3, effectiveOn: "2026-12-01" });
    const again = await desk.post("/api/staff/announcements", body, "announce-1");
    expect(ROUTES.announce.answer.parse(again.json).announcements).toHaveLength(1);
    const told = await withOperator(database.app, 1, (tx) =>
      tx.query("select contract_id from contract_event where type = 'announced' order by 1"),
    );
    expect(told).toEqual([
      { contract_id: "E10016-mems" },
      { contract_id: "E10018-mems" },
      { contract_id: "E10019-mems" },
    ]);
  });

  it("that comes too late is refused with the earliest day", async () => {
    const body = {
      ...price,
      service: "kattobi-hikari",
      change: "price",
      scope: { all: true },
      effectiveOn: "2026-12-01",
    };
    const sent = await desk.post("/api/staff/announcements", body, "announce-2");
    expect(sent).toMatchObject({
      status: 422,
      json: {
        code: "contracts.announced-too-late",
        refused: { days: { earliest: "2026-12-22" }, clauses: [{ id: "IT-23" }] },
      },
    });
  });
});

describe("the clock", () => {
  it("is moved by administrators only, and forward", async () => {
    const admin = await browserOf(app, "admin@example.jp");
    const clerk = await desk.post("/api/staff/clock", { to: "2026-11-23" });
    const back = await admin.post("/api/staff/clock", { to: "2026-11-01" });
    expect([refusalOf(clerk), refusalOf(back)]).toEqual([
      { status: 403, code: "auth.not-allowed" },
      { status: 422, code: "clock.backwards" },
    ]);
    const { json } = await admin.post("/api/staff/clock", { to: "2026-11-23" });
    expect(json).toEqual({ today: "2026-11-23", own: true, livedThrough: "2026-11-23" });
  });
});
