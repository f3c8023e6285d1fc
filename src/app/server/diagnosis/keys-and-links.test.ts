import { beforeAll, describe, expect, test } from "vitest";
import {
  contractor,
  type Contractor,
  customerOf,
  paidContract,
  question,
  serverOf,
} from "../../../../test/support/contractor-town.ts";
import { CATALOGUE, town } from "../../../../test/support/lived-town.ts";
import { refusalOf } from "../../../../test/support/portal.ts";
import { catalogueOf, type CataloguePack } from "../../../diagnosis/pack.ts";
import { day } from "../../../kernel/day.ts";
import type { DiagnosisMade } from "../../api/diagnosis-run.ts";
import { questionBody } from "../../api/diagnosis-question.ts";
import { diagnoseUnder } from "../../diagnosis/engine.ts";
import { readQuestion } from "../../diagnosis/read-question.ts";

const here = await town("keys");
const app = serverOf(here);
let solar: Contractor;

beforeAll(async () => {
  await here.setDay("2026-11-20");
  solar = await contractor(here, app, { name: "SOLAR", contracts: [paidContract("SOLAR-1")] });
});

/** A request of a program: no cookie, no origin. */
async function call(token: string, path: string, sent: { body?: unknown; key?: string } = {}) {
  const { body, key } = sent;
  const answer = await app.request(`http://localhost${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      Authorization: `Bearer ${token}`,
      "Content-Type": "application/json",
      ...(key === undefined ? {} : { "Idempotency-Key": key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json()) as unknown };
}

async function newKey(over: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const made = await solar.browser.post("/api/diagnosis/keys", { name: "見積システム", ...over });
  return (made.json as { token: string }).token;
}

const ASKED = { customer: null, question: question() };

async function linked(days?: number) {
  const customer = await customerOf(solar.browser, true);
  const key = `link-${customer}`;
  const body = { customer, question: question() };
  const made = (await solar.browser.post("/api/diagnoses", body, key)).json as DiagnosisMade;
  const path = `/api/diagnoses/${made.diagnosis}/link`;
  const link = (await solar.browser.post(path, days === undefined ? {} : { days })).json;
  const { url, lastDay } = link as { url: string; lastDay: string };
  const token = url.replace("/diagnoses/", "");
  return { customer, made, path, token, lastDay, open: `/api/diagnosis-links/${token}` };
}
const get = async (path: string) => {
  const answer = await app.request(`http://localhost${path}`);
  return { status: answer.status, json: (await answer.json()) as unknown };
};
const CLOSED = { status: 404, code: "diagnosis.link-closed" };

const csv = (unit: number) => {
  const rows = Array.from({ length: 365 * 48 }, (_, slot) => {
    const on = Temporal.PlainDate.from("2025-01-01").add({ days: Math.floor(slot / 48) });
    const minutes = (slot % 48) * 30;
    const time = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, "0"));
    return `${on.toString()} ${time.join(":")},${unit}`;
  });
  return ["time,use", ...rows].join("\n");
};
async function read(file: string, statement: unknown) {
  const token = await newKey();
  const said = encodeURIComponent(JSON.stringify(statement));
  const path = `/api/diagnosis/use?prefecture=tokyo&statement=${said}`;
  const answer = await app.request(`http://localhost${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "text/csv" },
    body: file,
  });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

describe("an API key", () => {
  test("diagnoses for the contractor, is counted, and is written down as its maker", async () => {
    const token = await newKey();
    const customer = await customerOf(solar.browser, true);
    const body = { customer, question: question() };
    const made = await call(token, "/api/diagnoses", { body, key: "k-1" });
    expect(made.status).toBe(200);
    const { diagnosis } = made.json as DiagnosisMade;
    const kept = await call(token, `/api/diagnoses/${diagnosis}`);
    expect(kept.json).toMatchObject({ madeBy: "見積システム", customer });
    const { keys } = (await solar.browser.get("/api/diagnosis/keys")).json as {
      keys: { name: string; lastUsedAt: string | null; ending: string }[];
    };
    expect(keys.at(-1)).toMatchObject({ name: "見積システム", ending: token.slice(-4) });
    expect(keys.at(-1)?.lastUsedAt).toMatch(/^2026-11-20/);
    const stored = await here.inTown((tx) => tx.query("select * from diagnosis_key"));
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  test("opens nothing but the diagnosis", async () => {
    const token = await newKey();
    const closed = ["/api/bills", "/api/diagnosis", "/api/diagnosis/keys", "/api/staff/diagnosis"];
    for (const path of closed) {
      expect(refusalOf(await call(token, path))).toEqual({ status: 403, code: "auth.not-allowed" });
    }
  });

  test("keeps to its own number a month", async () => {
    const token = await newKey({ monthly: 1 });
    expect((await call(token, "/api/diagnoses", { body: ASKED, key: "k-2" })).status).toBe(200);
    const second = await call(token, "/api/diagnoses", { body: ASKED, key: "k-3" });
    expect(refusalOf(second)).toEqual({ status: 422, code: "diagnosis.key-quota-used-up" });
    expect((await call(token, "/api/diagnoses", { body: ASKED, key: "k-2" })).json).toMatchObject({
      repeated: true,
    });
  });

  test("that was revoked, or was never one, makes nothing", async () => {
    const token = await newKey({ name: "古い" });
    const { keys } = (await solar.browser.get("/api/diagnosis/keys")).json as {
      keys: { key: number; name: string }[];
    };
    const key = keys.find(({ name }) => name === "古い")?.key;
    await solar.browser.send(`/api/diagnosis/keys/${key}`, { method: "DELETE" });
    const revoked = await call(token, "/api/diagnoses", { body: ASKED, key: "k-4" });
    expect(refusalOf(revoked)).toEqual({ status: 401, code: "diagnosis.key-revoked" });
    expect(refusalOf(await call(token, "/api/diagnoses")).status).toBe(401);
    for (const wrong of ["engawa_", `${token}x`, token.toUpperCase(), "engawa_'or'1'='1"]) {
      const answer = await call(wrong, "/api/diagnoses", { body: ASKED, key: "k-5" });
      expect(answer.status).toBe(401);
    }
  });

  test("is needed where no page of ours asks", async () => {
    const answer = await app.request("http://localhost/api/diagnoses", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": "k-6" },
      body: JSON.stringify(ASKED),
    });
    expect(answer.status).toBe(403);
  });
});

describe("a link for the customer", () => {
  test("opens without a login, with no name, number or half-hour in it", async () => {
    const { made, open, lastDay, token } = await linked();
    expect(lastDay).toBe("2026-12-20");
    const { json } = await get(open);
    expect(json).toEqual({
      contractor: "SOLAR 花子",
      madeAt: expect.stringMatching(/^2026-11-20/) as unknown,
      expiresAt: expect.stringMatching(/^2026-12-20T15:00/) as unknown,
      place: { prefecture: "tokyo", area: "tokyo" },
      answer: made.answer,
    });
    const audit = await here.inTown((tx) =>
      tx.query(
        "select action from audit_log where action like 'diagnosis-link.%' order by position",
      ),
    );
    expect(audit).toEqual([{ action: "diagnosis-link.make" }, { action: "diagnosis-link.open" }]);
    const stored = await here.inTown((tx) => tx.query("select * from diagnosis_link"));
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  test("closes with its last day, when it is revoked, made anew, or the consent goes", async () => {
    const first = await linked(3);
    await here.setDay("2026-11-23");
    expect((await get(first.open)).status).toBe(200);
    await here.setDay("2026-11-24");
    expect(refusalOf(await get(first.open))).toEqual(CLOSED);
    await here.setDay("2026-11-20");
    await solar.browser.post(first.path, {});
    expect(refusalOf(await get(first.open))).toEqual(CLOSED);
    const second = await linked();
    await solar.browser.send(second.path, { method: "DELETE" });
    expect(refusalOf(await get(second.open))).toEqual(CLOSED);
    const third = await linked();
    await solar.browser.post(`/api/diagnosis/customers/${third.customer}/consent/withdrawal`, {});
    expect(refusalOf(await get(third.open))).toEqual(CLOSED);
  });

  test("cannot be guessed: wrong ones are alike, and many of them are stopped", async () => {
    const { token } = await linked();
    const guesses = [`${token}a`, token.slice(1), "..%2F..", "x".repeat(90)];
    for (const guess of guesses) {
      expect(refusalOf(await get(`/api/diagnosis-links/${guess}`))).toEqual(CLOSED);
    }
    const many = await Promise.all(
      Array.from({ length: 30 }, (_, k) => get(`/api/diagnosis-links/guess-${k}`)),
    );
    expect(many.some(({ status }) => status === 429)).toBe(true);
  });
});

describe("the terms for the browser", () => {
  test("come asked by their hash, to be kept, and diagnose the same", async () => {
    const { json } = await solar.browser.get("/api/diagnosis/pack");
    const pack = json as CataloguePack;
    expect(pack.hash).toBe(CATALOGUE.hash);
    const asked = readQuestion(questionBody.parse(question()), day("2026-11-20"), CATALOGUE);
    if (!asked.ok) throw new Error("the question cannot be read");
    const whole = diagnoseUnder(CATALOGUE, asked.value);
    expect(diagnoseUnder(catalogueOf(pack), asked.value)).toEqual(whole);
    expect(whole.ok).toBe(true);
  });
});

describe("a file of use", () => {
  test("becomes a year when its unit is said, and asks for it when it is not", async () => {
    const said = {
      columns: { timestamp: "time", use: "use" },
      stamp: "start",
      hemisphere: "north",
    };
    const asked = await read(csv(0.2), said);
    expect(asked.json).toMatchObject({
      load: null,
      questions: [{ code: "diagnosis.unit-unclear" }],
    });
    const whole = await read(csv(0.2), { ...said, unit: "kWh" });
    expect(whole.json["summary"]).toEqual({
      from: "2025-01-01",
      days: 365,
      unit: "kWh",
      yearKwh: 3504,
      generationKwh: null,
      measured: 17_520,
      filled: 0,
      grown: 0,
    });
  });

  test("that is none is refused, and one that is too large is not read", async () => {
    const none = await read("\u0000\u0001", {});
    expect(none.json).toMatchObject({ load: null });
    expect(none.json["problems"]).not.toEqual([]);
    expect((await read("a", { unit: "MWh" })).status).toBe(400);
    expect((await read("x".repeat(17 * 1024 * 1024), {})).status).toBe(413);
  });
});
