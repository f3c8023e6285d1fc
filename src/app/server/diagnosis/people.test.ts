import { beforeAll, describe, expect, test } from "vitest";
import {
  addLogin,
  contractor,
  type Contractor,
  customerOf,
  paidContract,
  PASSWORD,
  question,
  serverOf,
} from "../../../../test/support/contractor-town.ts";
import { CATALOGUE, town } from "../../../../test/support/lived-town.ts";
import { type Browser, browserOf, refusalOf } from "../../../../test/support/portal.ts";
import { recordEvents } from "../../../contracts/index.ts";
import { day } from "../../../kernel/day.ts";

const here = await town("people");
const app = serverOf(here);
let solar: Contractor;
let desk: Browser;

beforeAll(async () => {
  await here.setDay("2026-11-20");
  solar = await contractor(here, app, { name: "SOLAR", contracts: [paidContract("SOLAR-1")] });
  await addLogin(here, { loginId: "desk@example.jp", account: null });
  desk = await browserOf(app, "desk@example.jp");
});

const diagnose = (browser: Browser, key: string) =>
  browser.post("/api/diagnoses", { customer: null, question: question() }, key);
const USERS = "/api/diagnosis/users";
const AGENCIES = "/api/diagnosis/agencies";
const PLANS = "/api/diagnosis/plans";

interface Named {
  readonly person: number;
  readonly url: string;
}

/** Name a person, who makes a login from the secret address. */
async function named(over: Readonly<Record<string, unknown>>): Promise<Named & { email: string }> {
  const email = String(over["email"]);
  const made = await solar.browser.post(USERS, { name: "営業 一", ...over });
  expect(made.status).toBe(200);
  const { person, url } = made.json as Named;
  const secret = url.replace("/register/", "/api/registrations/");
  const registered = await solar.browser.post(secret, { email, password: PASSWORD });
  expect(registered.status).toBe(200);
  return { person, url, email };
}

describe("a named user (EN-10)", () => {
  test("logs in by the own name, diagnoses, and sees nothing else of the account", async () => {
    const { email } = await named({ email: "hajime@example.jp" });
    const hajime = await browserOf(app, email);
    expect((await hajime.get("/api/session")).json).toMatchObject({
      kind: "resident",
      role: "diagnosis",
      name: "営業 一",
    });
    expect((await diagnose(hajime, "p-1")).status).toBe(200);
    const closed = ["/api/bills", "/api/home", "/api/contracts", "/api/person", "/api/actions"];
    for (const path of closed) expect((await hajime.get(path)).status).not.toBe(200);
    const renamed = await hajime.post(USERS, { name: "二", email: "futa@example.jp" });
    expect(refusalOf(renamed)).toEqual({ status: 403, code: "auth.not-allowed" });
    expect((await hajime.post("/api/diagnosis/keys", { name: "k" })).status).toBe(403);
  });

  test("has an address of the own: one that several read is no user's id", async () => {
    for (const email of ["info@example.jp", "sales-team@example.jp", "ML.solar@example.jp"]) {
      const refused = await solar.browser.post(USERS, { name: "営業", email });
      expect(refusalOf(refused)).toEqual({ status: 422, code: "diagnosis.shared-address" });
    }
    const twice = { name: "営業 三", email: "san@example.jp" };
    expect((await solar.browser.post(USERS, twice)).status).toBe(200);
    expect(refusalOf(await solar.browser.post(USERS, twice)).code).toBe("diagnosis.user-taken");
  });

  test("is at one place: the newest login diagnoses, the older one is told so", async () => {
    const { email } = await named({ email: "idou@example.jp" });
    const office = await browserOf(app, email);
    expect((await diagnose(office, "p-2")).status).toBe(200);
    const elsewhere = await browserOf(app, email);
    expect((await diagnose(elsewhere, "p-3")).status).toBe(200);
    expect(refusalOf(await diagnose(office, "p-4"))).toEqual({
      status: 409,
      code: "diagnosis.seat-elsewhere",
    });
    const back = await browserOf(app, email);
    expect((await diagnose(back, "p-5")).status).toBe(200);
  });

  test("who is stopped sees and diagnoses nothing (EN-21)", async () => {
    const { email, person } = await named({ email: "tomaru@example.jp" });
    const browser = await browserOf(app, email);
    const stop = await solar.browser.post(`${USERS}/${person}/stop`, { reason: "退職" });
    expect(stop.status).toBe(200);
    const refused = { status: 403, code: "diagnosis.user-stopped" };
    expect(refusalOf(await diagnose(browser, "p-6"))).toEqual(refused);
    for (const path of ["/api/diagnosis", "/api/diagnosis/pack", "/api/diagnosis/customers"]) {
      expect(refusalOf(await browser.get(path))).toEqual(refused);
    }
    const twice = await solar.browser.post(`${USERS}/${person}/stop`, { reason: "退職" });
    expect(refusalOf(twice).code).toBe("diagnosis.user-not-found");
  });

  test("sees nothing once the contract is over; its holder still sees what is kept", async () => {
    const { email } = await named({ email: "owari@example.jp" });
    const browser = await browserOf(app, email);
    const list = "/api/diagnosis/customers";
    expect((await browser.get(list)).status).toBe(200);
    const event = { type: "ended", reason: "customer", on: day("2026-12-01") } as const;
    const recordedAt = "2026-11-20T01:00:00.000Z";
    const leaving = { contractId: "SOLAR-1", events: [{ ...event, recordedAt }], key: "owari" };
    const left = await here.inTown((tx) => recordEvents(tx, CATALOGUE, leaving));
    expect(left.ok).toBe(true);
    expect((await browser.get(list)).status).toBe(200);
    await here.setDay("2026-12-02");
    expect(refusalOf(await browser.get(list)).code).toBe("diagnosis.contract-over");
    expect((await solar.browser.get(list)).status).toBe(200);
    await here.setDay("2026-11-20");
  });

  test("an invitation of who was stopped opens nothing", async () => {
    const made = await solar.browser.post(USERS, { name: "四", email: "yon@example.jp" });
    const { person, url } = made.json as Named;
    await solar.browser.post(`${USERS}/${person}/stop`, { reason: "取りやめ" });
    const secret = url.replace("/register/", "/api/registrations/");
    const body = { email: "yon@example.jp", password: PASSWORD };
    expect((await solar.browser.post(secret, body)).status).toBe(404);
  });

  test("the operator stops a user only when thirty days have passed (EN-21)", async () => {
    const { email, person } = await named({ email: "ihan@example.jp" });
    const browser = await browserOf(app, email);
    const seen = async () => (await desk.get("/api/staff/diagnosis?purpose=contract")).json;
    const listed = { person, email, contractor: "SOLAR 花子", account: "SOLAR" };
    expect(await seen()).toMatchObject({
      users: expect.arrayContaining([expect.objectContaining(listed)]),
    });
    const path = `/api/staff/accounts/SOLAR/diagnosis-users/${person}/stop?purpose=contract`;
    const early = await desk.post(path, { breachOn: "2026-10-21", reason: "共用" });
    expect(early.json).toMatchObject({
      code: "diagnosis.breach-may-still-be-mended",
      refused: { days: { lastDay: "2026-11-20", earliest: "2026-11-21" } },
    });
    const late = await desk.post(path, { breachOn: "2026-10-20", reason: "共用" });
    expect(late.status).toBe(200);
    expect(refusalOf(await diagnose(browser, "p-7")).code).toBe("diagnosis.user-stopped");
    expect(JSON.stringify(await seen())).not.toContain(email);
  });
});

test("a paid service needs a responsible person, and a login somebody's name", async () => {
  const account = await here.settle("BARE", [paidContract("BARE-1")]);
  await addLogin(here, { loginId: "bare@example.jp", account });
  const browser = await browserOf(app, "bare@example.jp");
  const bare = await diagnose(browser, "p-8");
  expect(refusalOf(bare).code).toBe("diagnosis.no-responsible-person");
  const other = { name: "責任 者", email: "sekinin@example.jp", responsible: true };
  expect((await browser.post(USERS, other)).status).toBe(200);
  expect(refusalOf(await diagnose(browser, "p-9"))).toEqual({
    status: 403,
    code: "diagnosis.not-a-named-user",
  });
  const second = await browser.post("/api/diagnosis/responsible", { name: "別人" });
  expect(refusalOf(second).code).toBe("diagnosis.user-taken");
});

describe("an agency (EN-10, 第22条第6項)", () => {
  test("diagnoses only once it is approved, and sees its own customers alone", async () => {
    const applied = await solar.browser.post(AGENCIES, { name: "縁側取次" });
    const { agencies } = applied.json as { agencies: { agency: number; state: string }[] };
    const agency = agencies.at(-1)?.agency;
    expect(agencies.at(-1)?.state).toBe("waits");
    const { email } = await named({ email: "toritsugi@example.jp", agency });
    const browser = await browserOf(app, email);
    const waits = { status: 422, code: "diagnosis.agency-not-approved" };
    expect(refusalOf(await diagnose(browser, "g-1"))).toEqual(waits);
    const listed = await desk.get("/api/staff/diagnosis?purpose=contract");
    expect(listed.json).toMatchObject({
      agencies: [{ agency, name: "縁側取次", account: "SOLAR", state: "waits" }],
    });
    const decision = `/api/staff/diagnosis/agencies/${agency}/decision?purpose=contract`;
    expect((await solar.browser.post(decision, { decision: "approved" })).status).toBe(403);
    expect((await desk.post(decision, { decision: "approved" })).status).toBe(200);
    expect(refusalOf(await desk.post(decision, { decision: "refused" })).code).toBe(
      "diagnosis.agency-not-found",
    );
    expect((await diagnose(browser, "g-2")).status).toBe(200);
    const contractors = await customerOf(solar.browser, true);
    const own = await customerOf(browser, true);
    const seen = (await browser.get("/api/diagnosis/customers")).json as {
      customers: { customer: number }[];
    };
    expect(seen.customers.map(({ customer }) => customer)).toEqual([own]);
    expect((await browser.get(`/api/diagnosis/customers/${contractors}`)).status).toBe(404);
    expect((await solar.browser.get(`/api/diagnosis/customers/${own}`)).status).toBe(200);
    await solar.browser.post(`${AGENCIES}/${agency}/end`, {});
    expect(refusalOf(await diagnose(browser, "g-3"))).toEqual(waits);
  });

  test("reads the contractor's plans and changes none, and is told of nobody else", async () => {
    const applied = await solar.browser.post(AGENCIES, { name: "浜風取次" });
    const { agencies } = applied.json as { agencies: { agency: number }[] };
    const agency = agencies.at(-1)?.agency;
    const { email } = await named({ email: "tsugi@example.jp", agency });
    const decision = `/api/staff/diagnosis/agencies/${agency}/decision?purpose=contract`;
    await desk.post(decision, { decision: "approved" });
    const browser = await browserOf(app, email);
    const save = { name: "契約者のプラン", plan: "x" };
    const saved = await solar.browser.post(PLANS, save);
    const { plans } = saved.json as { plans: { draft: number }[] };
    expect((await browser.get(PLANS)).json).toEqual(saved.json);
    const refused = { status: 403, code: "diagnosis.plans-of-contractor" };
    expect(refusalOf(await browser.post(PLANS, { ...save, plan: "y" }))).toEqual(refused);
    const drop = { method: "DELETE" };
    const dropped = await browser.send(`${PLANS}/${plans[0]?.draft}`, drop);
    expect(refusalOf(dropped)).toEqual(refused);
    expect((await solar.browser.get(PLANS)).json).toEqual(saved.json);
    for (const path of [USERS, AGENCIES]) {
      expect(refusalOf(await browser.get(path))).toEqual({ status: 403, code: "auth.not-allowed" });
    }
  });

  test("of another contractor cannot be named, nor ended", async () => {
    const other = await contractor(here, app, { name: "OTHER", contracts: [] });
    const applied = await other.browser.post(AGENCIES, { name: "よその取次" });
    const { agencies } = applied.json as { agencies: { agency: number }[] };
    const agency = agencies[0]?.agency;
    const user = { name: "五", email: "go@example.jp", agency };
    expect(refusalOf(await solar.browser.post(USERS, user)).code).toBe(
      "diagnosis.agency-not-found",
    );
    const ended = await solar.browser.post(`${AGENCIES}/${agency}/end`, {});
    expect(refusalOf(ended).status).toBe(404);
  });
});
