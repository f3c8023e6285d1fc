import { beforeAll, describe, expect, test } from "vitest";
import {
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
import { refusalOf } from "../../../../test/support/portal.ts";
import { lockCounting } from "../../../diagnosis/store-counts.ts";
import { eraseCustomer, updateCustomer } from "../../../diagnosis/store-customers.ts";
import type { DiagnosisMade } from "../../api/diagnosis-run.ts";

const here = await town("hostile");
const app = serverOf(here);
let solar: Contractor;

beforeAll(async () => {
  await here.setDay("2026-11-20");
  solar = await contractor(here, app, { name: "SOLAR", contracts: [paidContract("SOLAR-1")] });
});

const diagnose = (body: unknown, key: string) => solar.browser.post("/api/diagnoses", body, key);

describe("a question of nonsense", () => {
  test("for a customer beyond all numbers is answered as for one that is not there", async () => {
    const answer = await diagnose({ customer: 9_999_999_999, question: question() }, "h-1");
    expect(refusalOf(answer).status).toBe(400);
  });

  test("is told some of its faults, not a hundred thousand", async () => {
    const wh = Array.from({ length: 365 * 48 }, () => "x");
    const electricity = { load: { from: "2025-01-01", wh }, capacity: null };
    const answer = await diagnose({ customer: null, question: question({ electricity }) }, "h-2");
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.json).length).toBeLessThan(64 * 1024);
  });
});

describe("a customer who was erased", () => {
  test("leaves no name, neither of the customer nor of who signed; the count stays", async () => {
    const customer = await customerOf(solar.browser, true);
    await diagnose({ customer, question: question() }, "h-3");
    await solar.browser.send(`/api/diagnosis/customers/${customer}`, { method: "DELETE" });
    const { account } = solar;
    await here.inTown((tx) => updateCustomer(tx, account, customer, { ...CUSTOMER, note: "" }));
    const left = await here.inTown(async (tx) => ({
      names: await tx.query(
        `select c.name, s.signer, s.paper_reference as paper, octet_length(s.text_hash) as hash
         from diagnosis_customer c
           join diagnosis_consent s using (operator_id, account_id, customer_id)
         where customer_id = $1`,
        [customer],
      ),
      kept: await tx.query("select 1 from diagnosis where customer_id = $1", [customer]),
      counted: await tx.query("select 1 from diagnosis_count where customer_id = $1", [customer]),
    }));
    expect(left).toEqual({
      names: [{ name: "", signer: "—", paper: "", hash: 32 }],
      kept: [],
      counted: [{ "?column?": 1 }],
    });
  });
});

describe("at once", () => {
  test("a consent taken back while its diagnosis waits: nothing is kept, as is told", async () => {
    const customer = await customerOf(solar.browser, true);
    const asked = await here.inTown(async (tx) => {
      await lockCounting(tx, solar.account);
      const made = diagnose({ customer, question: question() }, "h-4");
      await waitsForLock();
      const path = `/api/diagnosis/customers/${customer}/consent/withdrawal`;
      expect((await solar.browser.post(path, {})).json).toEqual({ erased: 0 });
      return { made };
    });
    const { status, json } = await asked.made;
    expect(status).toBe(200);
    expect(json).toMatchObject({ diagnosis: null, keptNot: { code: "consent-withdrawn" } });
  });

  test("a signature while the customer is being erased: it is of nobody", async () => {
    const customer = await customerOf(solar.browser, false);
    const { account } = solar;
    const asked = await here.inTown(async (tx) => {
      await eraseCustomer(tx, account, customer, "2026-11-20T01:00:00.000Z");
      const path = `/api/diagnosis/customers/${customer}/consent`;
      const signing = solar.browser.post(path, SIGNED);
      await waitsForLock();
      return { signing };
    });
    expect(refusalOf(await asked.signing)).toEqual({ status: 404, code: "customer.not-found" });
    const signed = await here.inTown((tx) =>
      tx.query("select 1 from diagnosis_consent where customer_id = $1", [customer]),
    );
    expect(signed).toEqual([]);
  });

  test("of ten by one key that may make one, one is made", async () => {
    const body = { name: "一件", monthly: 1 };
    const { token } = (await solar.browser.post("/api/diagnosis/keys", body)).json as {
      token: string;
    };
    const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
    const asked = JSON.stringify({ customer: null, question: question() });
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, k) =>
        app.request("http://localhost/api/diagnoses", {
          method: "POST",
          headers: { ...headers, "Idempotency-Key": `once-${k}` },
          body: asked,
        }),
      ),
    );
    expect(made.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test("no more than forty plans are kept", async () => {
    const save = (k: number) =>
      solar.browser.post("/api/diagnosis/plans", { name: `plan ${k}`, plan: "x" });
    for (let k = 0; k < 38; k += 1) await save(k);
    await Promise.all(Array.from({ length: 8 }, (_, k) => save(100 + k)));
    const { json } = await solar.browser.get("/api/diagnosis/plans");
    expect((json as { plans: unknown[] }).plans).toHaveLength(40);
  });
});

/** Until a request stands before the lock; each question lets others run. */
async function waitsForLock(): Promise<void> {
  for (;;) {
    const rows = await here.inTown((tx) => tx.query("select 1 from pg_locks where not granted"));
    if (rows.length > 0) return;
  }
}

describe("a report", () => {
  test("behind a link: its first opening is written down, once", async () => {
    const customer = await customerOf(solar.browser, true);
    const made = (await diagnose({ customer, question: question() }, "h-5")).json as DiagnosisMade;
    const link = await solar.browser.post(`/api/diagnoses/${made.diagnosis}/link`, {});
    const token = (link.json as { url: string }).url.replace("/diagnoses/", "");
    await app.request(`http://localhost/api/diagnosis-links/${token}/report`);
    await app.request(`http://localhost/api/diagnosis-links/${token}`);
    const opened = await here.inTown((tx) =>
      tx.query("select action from audit_log where action = 'diagnosis-link.open'"),
    );
    expect(opened).toHaveLength(1);
  });

  test("is drawn so often and no more", async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => solar.browser.get("/api/diagnoses/999999999/report")),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404, 429]));
  });
});

test("names that every object has are nothing but names", async () => {
  const text = JSON.stringify({ customer: null, question: question() });
  const sent = text.replace('{"customer"', '{"__proto__":{"customer":1},"customer"');
  expect((await diagnose(sent, "h-6")).status).not.toBe(500);
  const bad = { ...SIGNED, agreed: ["__proto__", "constructor", "toString", "a", "b"] };
  const customer = await customerOf(solar.browser, false);
  expect(
    (await solar.browser.post(`/api/diagnosis/customers/${customer}/consent`, bad)).status,
  ).toBe(422);
});
