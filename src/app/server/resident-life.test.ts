import type { Hono } from "hono";
import { beforeAll, describe, expect, it } from "vitest";
import { demoServer, demoTown } from "../../../test/support/demo-town.ts";
import { type Browser, browserOf, refusalOf } from "../../../test/support/portal.ts";
import { withOperator } from "../../platform/index.ts";
import { ROUTES } from "../api/routes.ts";

const database = await demoTown();
let app: Hono;
let keiko: Browser;
let seiichiro: Browser;
let kanri: Browser;
beforeAll(async () => {
  app = await demoServer(database);
  keiko = await browserOf(app, "keiko@example.jp");
  seiichiro = await browserOf(app, "seiichiro@example.jp");
  kanri = await browserOf(app, "kanri@example.jp");
});

const CALLOUT = "/api/contracts/E10001-callout";
const FIBRE = "/api/contracts/E10001-fibre";
const leaveOn = (wishedOn: string) => ({ action: { type: "leave", wishedOn } });

/** How often an event of a type stands in a contract's history. */
async function countEvents(contract: string, type: string): Promise<number> {
  const [row] = await withOperator(database.app, 1, (tx) =>
    tx.query<{ count: number }>(
      "select count(*) as count from contract_event where contract_id = $1 and type = $2",
      [contract, type],
    ),
  );
  return row?.count ?? 0;
}

describe("what a household reads of its contracts", () => {
  it("answers what the schemas say", async () => {
    const { offers, deadlines, calendar, notifications, documents } = ROUTES;
    for (const { path, answer } of [offers, deadlines, calendar, notifications, documents]) {
      const { status, json } = await keiko.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(answer.parse(json)).toEqual(json);
    }
    for (const [route, path] of [
      [ROUTES.actions, `${FIBRE}/actions`],
      [ROUTES.leaving, `${FIBRE}/leaving`],
    ] as const) {
      const { json } = await keiko.get(path);
      expect(route.answer.parse(json)).toEqual(json);
    }
  });

  it("offers an action with its form, or says why not under which clause", async () => {
    const { json } = await keiko.get(`${FIBRE}/actions`);
    const { actions } = ROUTES.actions.answer.parse(json);
    const pause = actions.find(({ type }) => type === "pause");
    const leave = actions.find(({ type }) => type === "leave");
    expect(pause).toMatchObject({
      allowed: false,
      refused: { code: "contracts.pause-not-for-item", clauses: [{ id: "IT-12" }] },
    });
    // Ten days before a month's end: said on 22 November, 31 December is the first that is left.
    expect(leave).toMatchObject({
      allowed: true,
      fields: [{ name: "wishedOn", kind: "day", min: "2026-12-31", preset: "2026-12-31" }],
    });
  });

  it("asks for no password in any application: registering asks for it (MM-06)", async () => {
    const { offers } = ROUTES.offers.answer.parse((await keiko.get("/api/offers")).json);
    const asked = offers.flatMap(({ fields }) => fields.map(({ name }) => name));
    expect(offers.map(({ service }) => service)).toContain("ecorepo-mems");
    expect(asked).not.toContain("password");
  });

  it("never offers what only the operator says", async () => {
    const { json } = await keiko.get(`${FIBRE}/actions`);
    const types = ROUTES.actions.answer.parse(json).actions.map(({ type }) => type);
    const ofTheOperator = ["suspend", "charge", "retract", "end-for-cause", "order-work"];
    expect(types.filter((type) => ofTheOperator.includes(type))).toEqual([]);
  });

  it("shows what else ends before fibre does, and writes nothing", async () => {
    const { json } = await keiko.post(`${FIBRE}/preview`, leaveOn("2026-12-31"));
    const preview = ROUTES.previewAction.answer.parse(json);
    expect(preview).toMatchObject({ allowed: true, effectiveOn: "2026-12-31", needsTwo: false });
    const ends = preview.follows.map(({ contract, what, on }) => [contract, what, on]);
    expect(ends).toEqual(
      expect.arrayContaining([
        ["E10001-callout", "ends", "2026-12-31"],
        ["E10001-home", "ends", "2026-12-31"],
      ]),
    );
    expect(await countEvents("E10001-fibre", "ended")).toBe(0);
  });
});

describe("what is offered", () => {
  it("names what stands against it, and the service with which it would do", async () => {
    const miwa = await browserOf(app, "miwa@example.jp");
    const { offers } = ROUTES.offers.answer.parse((await miwa.get("/api/offers")).json);
    const callout = offers.find(({ service }) => service === "kaketsuke365");
    expect(callout).toMatchObject({
      items: [{ item: "standard", monthly: 550 }],
      refused: {
        code: "contracts.conditions-not-met",
        clauses: [{ id: "KK-07" }, { id: "XX-02" }],
      },
      together: ["kattobi-hikari"],
    });
    const home = offers.find(({ service }) => service === "ecorepo-home");
    // 380 and 580 with 10 % added: 418 and 638.
    expect(home?.items.map(({ monthly }) => monthly)).toEqual([418, 638]);
    expect(home?.fields.map(({ name, into }) => [name, into])).toContainEqual(["meter", "facts"]);
  });

  it("is the building's energy management only where the building has it (MM-01)", async () => {
    const desk = await browserOf(app, "desk@example.jp");
    const refused = async (number: string) => {
      const { json } = await desk.get(`/api/staff/accounts/${number}/offers?purpose=contract`);
      const { offers } = ROUTES.offers.answer.parse(json);
      const mems = offers.find(({ service }) => service === "ecorepo-mems");
      return mems?.refused?.failed.map(({ code }) => code) ?? [];
    };
    // Elsewhere, where the building's own contract comes first and is not a consumer's to make; a
    // dwelling of the building; the building's association.
    expect([await refused("E10001"), await refused("E10018"), await refused("E10016")]).toEqual([
      ["ecorepo-mems/condition/representative"],
      [],
      [],
    ]);
  });
});

describe("an application", () => {
  const callout = { service: "kaketsuke365", item: "standard", payment: "card" };

  it("comes by the web, whatever it says: what is sold by telephone is refused", async () => {
    const power = { service: "hiho-denki", item: "standard", channel: "telephone" };
    const asked = { applications: [power] };
    const { json } = await kanri.post("/api/applications/check", asked);
    const [check] = ROUTES.checkApplications.answer.parse(json).checks;
    expect(check?.refused).toMatchObject({ code: "contracts.conditions-not-met" });
    expect(check?.refused?.failed.map(({ code }) => code)).toContain(
      "hiho-denki/condition/telephone",
    );
    const sent = await kanri.post("/api/applications", asked, "power-by-web");
    expect(refusalOf(sent)).toEqual({ status: 422, code: "contracts.conditions-not-met" });
  });

  it("is taken, and taken once however often it is sent", async () => {
    const asked = { applications: [callout] };
    const first = await seiichiro.post("/api/applications", asked, "callout-1");
    const again = await seiichiro.post("/api/applications", asked, "callout-1");
    const contracts = ["E10002-kaketsuke365"];
    expect([first.json, again.json]).toEqual([
      { contracts, repeated: false },
      { contracts, repeated: true },
    ]);
    expect(await countEvents("E10002-kaketsuke365", "applied")).toBe(1);
    const told = await seiichiro.get("/api/notifications");
    const { notifications, unread } = ROUTES.notifications.answer.parse(told.json);
    expect(notifications.map(({ kind }) => kind).toSorted()).toEqual([
      "applied",
      "document-issued",
    ]);
    expect(unread).toBe(2);
  });

  it("is refused under a key that stood for another one", async () => {
    const other = { applications: [{ ...callout, documents: "paper" }] };
    const sent = await seiichiro.post("/api/applications", other, "callout-1");
    expect(refusalOf(sent)).toEqual({ status: 409, code: "contracts.key-reused" });
  });

  it("of another person under the same key is another request", async () => {
    const asked = { applications: [callout] };
    const { status } = await kanri.post("/api/applications", asked, "callout-1");
    expect(status).toBe(200);
  });

  it("keeps text as it is typed, whatever it looks like", async () => {
    const typed = `<script>alert("縁")</script>'; drop table contract; --`;
    const home = { service: "ecorepo-home", item: "premium", facts: { remark: typed } };
    const sent = await seiichiro.post("/api/applications", { applications: [home] }, "xss");
    expect(sent.status).toBe(200);
    const [row] = await withOperator(database.app, 1, (tx) =>
      tx.query<{ remark: string }>(
        `select body -> 'facts' ->> 'remark' as remark from contract_event
         where contract_id = 'E10002-ecorepo-home' and type = 'applied'`,
      ),
    );
    expect(row?.remark).toBe(typed);
  });
});

describe("an action", () => {
  it("is carried out once; the same key with another body is refused", async () => {
    const first = await keiko.post(`${CALLOUT}/actions`, leaveOn("2026-12-31"), "leave-1");
    const again = await keiko.post(`${CALLOUT}/actions`, leaveOn("2026-12-31"), "leave-1");
    const other = await keiko.post(`${CALLOUT}/actions`, leaveOn("2027-01-31"), "leave-1");
    expect([first.json, again.json]).toEqual([
      { contract: "E10001-callout", waitsForApproval: false, repeated: false },
      { contract: "E10001-callout", waitsForApproval: false, repeated: true },
    ]);
    expect(refusalOf(other)).toEqual({ status: 409, code: "contracts.key-reused" });
    expect(await countEvents("E10001-callout", "ended")).toBe(1);
  });

  it("tells the household its last day", async () => {
    const { json } = await keiko.get("/api/notifications");
    const { notifications } = ROUTES.notifications.answer.parse(json);
    const ended = notifications.find(({ kind }) => kind === "ended");
    expect(ended?.title.ja).toContain("2026年12月31日");
    const path = `/api/notifications/${ended?.id}/read`;
    expect((await keiko.post(path, {})).json).toEqual({ done: true });
    const others = await seiichiro.post(path, {});
    expect(refusalOf(others)).toEqual({ status: 404, code: "notification.not-found" });
  });

  it("is refused when something happened since it was looked at", async () => {
    const seen = { action: { type: "take-back-notice" }, seen: 3 };
    const sent = await keiko.post(`${CALLOUT}/actions`, seen, "stale");
    expect(refusalOf(sent)).toEqual({ status: 409, code: "contracts.changed-meanwhile" });
    const problem = sent.json as { refused: { needed: unknown; clauses: unknown[] } };
    expect(problem.refused.needed).not.toBeNull();
    expect(problem.refused.clauses).not.toEqual([]);
  });

  it("of the operator is not for residents", async () => {
    for (const action of [
      { type: "accept" },
      { type: "suspend", ground: "non-payment" },
      { type: "charge", code: "repair", amount: "-9000" },
      { type: "withdraw", sentOn: "2024-11-25", how: "letter" },
    ]) {
      const sent = await keiko.post(`${FIBRE}/actions`, { action }, `no-${action.type}`);
      expect([action.type, refusalOf(sent)]).toEqual([
        action.type,
        { status: 403, code: "contracts.not-for-residents" },
      ]);
    }
  });

  it("on another household's contract is answered like one on none", async () => {
    const theirs = "/api/contracts/E10002-fibre";
    const none = "/api/contracts/E10002-nothing";
    for (const path of [theirs, none]) {
      const answers = [
        await keiko.get(`${path}/actions`),
        await keiko.get(`${path}/leaving`),
        await keiko.post(`${path}/preview`, leaveOn("2026-12-31")),
        await keiko.post(`${path}/actions`, leaveOn("2026-12-31"), `theirs-${path.length}`),
      ];
      expect(answers.map(refusalOf)).toEqual(
        answers.map(() => ({ status: 404, code: "contract.not-found" })),
      );
    }
    // A dwelling is tied to its building, which does not make it the building's to end.
    const dwelling = "/api/contracts/E10018-mems/actions";
    const tied = await kanri.post(dwelling, leaveOn("2026-12-31"), "tied");
    expect(refusalOf(tied)).toEqual({ status: 404, code: "contract.not-found" });
  });
});

describe("a building that leaves", () => {
  it("ends its dwellings' contracts with it, in other accounts too", async () => {
    const { json } = await kanri.get("/api/contracts/E10016-mems/actions");
    const { actions, seen } = ROUTES.actions.answer.parse(json);
    const from = actions.find(({ type }) => type === "leave")?.fields[0]?.preset ?? "";
    const body = { ...leaveOn(from), seen };
    const { json: shown } = await kanri.post("/api/contracts/E10016-mems/preview", body);
    const { follows } = ROUTES.previewAction.answer.parse(shown);
    const dwellings = ["E10018-mems", "E10019-mems"];
    expect(follows.filter(({ what }) => what === "ends").map(({ contract }) => contract)).toEqual(
      dwellings,
    );
    const { status } = await kanri.post("/api/contracts/E10016-mems/actions", body, "building");
    expect(status).toBe(200);
    const ended = [];
    for (const contract of dwellings) ended.push(await countEvents(contract, "ended"));
    expect(ended).toEqual([1, 1]);
  });
});

describe("what no page of ours would send", () => {
  const path = `${FIBRE}/actions`;
  const leave = leaveOn("2026-12-31");

  it("is no JSON, or not called so", async () => {
    const form = await keiko.send(path, {
      method: "POST",
      body: leave,
      key: "a",
      type: "text/plain",
    });
    const broken = await keiko.send(path, { method: "POST", body: "{", key: "a" });
    expect([refusalOf(form), refusalOf(broken)]).toEqual([
      { status: 415, code: "http.wrong-type" },
      { status: 400, code: "http.bad-request" },
    ]);
  });

  it("carries no key, or one that is none", async () => {
    for (const key of ["", "k".repeat(201), "with space"]) {
      const sent = await keiko.post(path, leave, key);
      expect(sent.json).toMatchObject({ fields: [{ path: "Idempotency-Key" }] });
    }
    const without = await keiko.post(path, leave);
    expect(without.json).toMatchObject({
      code: "http.bad-request",
      fields: [{ path: "Idempotency-Key" }],
    });
  });

  it("has every fault named by its field at once", async () => {
    const body = { action: { type: "pause", from: "2026-02-30" }, seen: -1, extra: true };
    const { status, json } = await keiko.post(path, body);
    const { fields } = json as { fields: { path: string }[] };
    expect(status).toBe(400);
    expect(fields.map((each) => each.path)).toEqual(["Idempotency-Key", "action.from", "seen", ""]);
  });

  it("holds letters that no database keeps", async () => {
    const body = { action: { type: "leave", wishedOn: null, reason: "a\u0000b" } };
    const { status, json } = await keiko.post(path, body, "nul");
    expect([status, json]).toEqual([
      400,
      {
        code: "http.bad-request",
        message: expect.anything(),
        fields: [{ path: "action.reason", message: expect.stringContaining("NUL") }],
      },
    ]);
  });

  it("is larger than any form", async () => {
    const body = { action: { type: "leave", reason: "x".repeat(70_000) } };
    const sent = await keiko.post(path, body, "large");
    expect(refusalOf(sent)).toEqual({ status: 413, code: "http.too-large" });
  });
});
