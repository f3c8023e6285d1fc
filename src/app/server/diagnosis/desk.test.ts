import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import {
  addLogin,
  contractor,
  type Contractor,
  CUSTOMER,
  customerOf,
  paidContract,
  question,
  serverOf,
  SIGNED,
} from "../../../../test/support/contractor-town.ts";
import { town } from "../../../../test/support/lived-town.ts";
import { type Browser, browserOf } from "../../../../test/support/portal.ts";
import type { PlanCheck } from "../../api/diagnosis-business.ts";

const here = await town("desk");
const app = serverOf(here);
let solar: Contractor;
let desk: Browser;
let cookie = "";

beforeAll(async () => {
  await here.setDay("2026-11-20");
  solar = await contractor(here, app, { name: "SOLAR", contracts: [paidContract("SOLAR-1")] });
  await addLogin(here, { loginId: "desk@example.jp", account: null });
  desk = await browserOf(app, "desk@example.jp");
  const opened = await app.request("http://localhost/api/session", {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: "http://localhost" },
    body: JSON.stringify({ loginId: "desk@example.jp", password: "engawa-demo" }),
  });
  cookie = (opened.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
});

async function exported(): Promise<readonly string[]> {
  const path = "http://localhost/api/staff/diagnosis/export?purpose=audit";
  const answer = await app.request(path, { headers: { Cookie: cookie } });
  expect(answer.headers.get("Content-Type")).toContain("text/csv");
  return (await answer.text()).trim().split("\r\n");
}

async function diagnoseFor(customer: number): Promise<void> {
  const body = { customer, question: question() };
  const made = await solar.browser.post("/api/diagnoses", body, `d-${customer}`);
  expect(made.status).toBe(200);
}

test("what leaves the house has five alike, no name and no day; fewer stay", async () => {
  for (let k = 0; k < 4; k += 1) await diagnoseFor(await customerOf(solar.browser, true));
  const alone = { ...CUSTOMER, name: "一人 だけ", persons: 1 };
  const made = await solar.browser.post("/api/diagnosis/customers", alone);
  const { customer } = made.json as { customer: number };
  await solar.browser.post(`/api/diagnosis/customers/${customer}/consent`, SIGNED);
  await diagnoseFor(customer);
  const heading = "prefecture,household,use_mwh,recommended,gain_thousand_yen";
  expect(await exported()).toEqual([heading]);
  const fifth = await customerOf(solar.browser, true);
  await diagnoseFor(fifth);
  const rows = await exported();
  expect(rows).toHaveLength(6);
  expect(new Set(rows.slice(1)).size).toBe(1);
  expect(rows[1]).toMatch(/^tokyo,3-4,2-4,[a-z]+,-?\d+$/);
  await solar.browser.post(`/api/diagnosis/customers/${fifth}/consent/withdrawal`, {});
  expect(await exported()).toEqual([heading]);
  const audit = await here.inTown((tx) =>
    tx.query("select actor, purpose, detail from audit_log where action = 'diagnosis.export'"),
  );
  expect(audit.at(1)).toEqual({
    actor: "desk@example.jp",
    purpose: "audit",
    detail: { rows: 5, suppressed: 1 },
  });
});

test("the desk sees each contractor's diagnoses of the month", async () => {
  const { json } = await desk.get("/api/staff/diagnosis?purpose=contract");
  expect(json).toEqual({
    month: "2026-11",
    counts: [
      {
        account: "SOLAR",
        name: "SOLAR 花子",
        contract: "SOLAR-1",
        item: "solar-battery",
        used: 6,
        stored: 6,
      },
    ],
    agencies: [],
    users: [
      {
        person: 1,
        name: "SOLAR 責任",
        email: "solar@example.jp",
        agency: null,
        contractor: "SOLAR 花子",
        account: "SOLAR",
      },
    ],
  });
  const own = await solar.browser.get("/api/staff/diagnosis?purpose=contract");
  expect(own.status).toBe(403);
});

test("a plan is kept under its name, as it was typed", async () => {
  const plan = { name: "自社プラン", plan: "kind: energy-tariff\n# <b>", examples: "" };
  const saved = await solar.browser.post("/api/diagnosis/plans", plan);
  expect(saved.json).toMatchObject({ plans: [plan] });
  const again = { ...plan, plan: "kind: other" };
  const { plans } = (await solar.browser.post("/api/diagnosis/plans", again)).json as {
    plans: { draft: number }[];
  };
  expect(plans).toMatchObject([again]);
  const draft = plans[0]?.draft;
  const dropped = await solar.browser.send(`/api/diagnosis/plans/${draft}`, { method: "DELETE" });
  expect(dropped.json).toEqual({ plans: [] });
});

async function check(plan: string, examples = ""): Promise<PlanCheck> {
  return (await solar.browser.post("/api/diagnosis/plans/check", { plan, examples }))
    .json as PlanCheck;
}

const text = (name: string) => readFileSync(`catalogue/market/plans/${name}`, "utf8");

test("a plan's text is checked as if it lay in the catalogue, with all that is wrong", async () => {
  const empty = await check("kind: energy-tariff");
  expect(empty.ok).toBe(false);
  expect(empty.problems.map(({ file }) => file)).toContain("own-plan.yaml");
  const sound = await check(text("toell.yaml"), text("toell.examples.yaml"));
  expect([sound.problems, sound.plans.length > 0]).toEqual([[], true]);
  const other = await check("kind: quota\nconstructor: { __proto__: 1 }\n&a [*a, *a]");
  expect(other.ok).toBe(false);
});
