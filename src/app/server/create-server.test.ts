import { beforeAll, describe, expect, it } from "vitest";
import type { Hono } from "hono";
import { demoServer, demoTown } from "../../../test/support/demo-town.ts";
import { withOperator } from "../../platform/index.ts";
import type { BillList } from "../api/bill.ts";
import { ROUTES } from "../api/routes.ts";

const database = await demoTown();
let app: Hono;
beforeAll(async () => {
  app = await demoServer(database);
});

const ORIGIN = "http://localhost";
const PASSWORD = "engawa-demo";
const BAD_REQUEST = { status: 400, code: "http.bad-request" };

interface Ask {
  readonly method?: string;
  readonly cookie?: string;
  readonly body?: unknown;
  readonly from?: string;
}

async function ask(path: string, { method = "GET", cookie, body, from = ORIGIN }: Ask = {}) {
  const headers = new Headers({ "Content-Type": "application/json", Origin: from });
  if (cookie !== undefined) headers.set("Cookie", cookie);
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return app.request(`${ORIGIN}${path}`, { method, headers, ...sent });
}

async function logIn(loginId: string): Promise<string> {
  const body = { loginId, password: PASSWORD };
  const answer = await ask("/api/session", { method: "POST", body });
  expect(answer.status).toBe(200);
  return (answer.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
}

/** The code of a refusal with its status. */
async function refusal(answer: Response) {
  const { code } = (await answer.json()) as { code: string };
  return { status: answer.status, code };
}

async function newestBill(cookie: string): Promise<string> {
  const answer = await ask("/api/bills", { cookie });
  const { bills } = (await answer.json()) as BillList;
  return bills[0]?.number ?? "";
}

describe("every route", () => {
  const routes = Object.values(ROUTES).filter(({ access }) => access !== "public");

  it.each(routes.map(({ method, path }) => [method, path] as const))(
    "refuses %s %s without a session",
    async (method, path) => {
      const address = path.replaceAll(/:\w+/g, "x");
      const answer = await ask(address, { method: method.toUpperCase() });
      expect(await refusal(answer)).toEqual({ status: 401, code: "auth.no-session" });
    },
  );

  it("keeps residents out of the staff's routes, and staff out of the residents'", async () => {
    const resident = await logIn("keiko@example.jp");
    const staff = await logIn("desk@example.jp");
    const search = await ask("/api/staff/search?q=x&purpose=inquiry", { cookie: resident });
    const home = await ask("/api/home", { cookie: staff });
    const notAllowed = { status: 403, code: "auth.not-allowed" };
    expect([await refusal(search), await refusal(home)]).toEqual([notAllowed, notAllowed]);
  });

  it("answers what its schema says", async () => {
    const cookie = await logIn("keiko@example.jp");
    const own = [
      ROUTES.home,
      ROUTES.bills,
      ROUTES.useDay,
      ROUTES.useMonth,
      ROUTES.useYear,
      ROUTES.contracts,
    ];
    for (const { path, answer } of own) {
      const found = await ask(path, { cookie });
      expect([path, found.status]).toEqual([path, 200]);
      const body: unknown = await found.json();
      expect(answer.parse(body)).toEqual(body);
    }
  });

  it("names every parameter that it cannot read", async () => {
    const cookie = await logIn("desk@example.jp");
    const answer = await ask("/api/staff/search?purpose=curiosity", { cookie });
    expect(answer.status).toBe(400);
    const { fields } = (await answer.json()) as { fields: { path: string }[] };
    expect(fields.map(({ path }) => path)).toEqual(["q", "purpose"]);
  });
});

describe("a bill", () => {
  it("of another household is answered like one that does not exist", async () => {
    const keiko = await logIn("keiko@example.jp");
    const other = await newestBill(await logIn("seiichiro@example.jp"));
    const hers = await ask(`/api/bills/${encodeURIComponent(other)}`, { cookie: keiko });
    const none = await ask("/api/bills/E99999-202610-power-1", { cookie: keiko });
    expect(other).not.toBe("");
    expect(await hers.text()).toBe(await none.text());
    expect([hers.status, none.status]).toEqual([404, 404]);
  });

  it("sums to its total by service and by rate, and the verifier confirms its lines", async () => {
    const cookie = await logIn("keiko@example.jp");
    const number = await newestBill(cookie);
    const bill = ROUTES.bill.answer.parse(
      await (await ask(`/api/bills/${number}`, { cookie })).json(),
    );
    const groups = bill.groups.reduce((sum, { total }) => sum + total, 0);
    const rates = bill.taxes.reduce((sum, { total }) => sum + total, bill.untaxed);
    expect([groups, rates]).toEqual([bill.total, bill.total]);
    const path = `/api/bills/${number}/verification`;
    const checked = await ask(path, { method: "POST", cookie, body: {} });
    const lines = bill.groups.reduce((sum, group) => sum + group.lines.length, 0);
    expect(await checked.json()).toEqual({
      lines,
      agreed: lines,
      disagreed: [],
      totalsAgree: true,
    });
  });

  it("prints as the same PDF each time", async () => {
    const cookie = await logIn("keiko@example.jp");
    const path = `/api/bills/${await newestBill(cookie)}/pdf`;
    const [first, second] = await Promise.all([
      (await ask(path, { cookie })).arrayBuffer(),
      (await ask(path, { cookie })).arrayBuffer(),
    ]);
    expect(Buffer.from(first).subarray(0, 5).toString()).toBe("%PDF-");
    expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
  });
});

describe("the preview of the next bill", () => {
  it("is not made when the newest month is not over: what is missing is named", async () => {
    const cookie = await logIn("desk@example.jp");
    const path = "/api/staff/accounts/E10001/preview?purpose=billing&month=2026-12";
    const preview = ROUTES.accountPreview.answer.parse(await (await ask(path, { cookie })).json());
    expect(preview.held.map(({ code }) => code)).toContain("rating.readings-missing");
  });
});

describe("staff", () => {
  it("finds a household by name, either kana, phone, bill or account number", async () => {
    const cookie = await logIn("desk@example.jp");
    const bill = await newestBill(await logIn("keiko@example.jp"));
    const typed = [
      "さとう けいこ",
      "ｻﾄｳ ｹｲｺ",
      "佐藤恵子",
      "090-0000-0001",
      "０９００００００００１",
      bill,
      "E10001",
    ];
    for (const words of typed) {
      const path = `/api/staff/search?purpose=inquiry&q=${encodeURIComponent(words)}`;
      const { found } = ROUTES.search.answer.parse(await (await ask(path, { cookie })).json());
      expect([words, found[0]?.account]).toEqual([words, "E10001"]);
    }
  });

  it("leaves a row in the audit for every look, with its purpose", async () => {
    const cookie = await logIn("admin@example.jp");
    await ask("/api/staff/accounts/E10002?purpose=complaint", { cookie });
    const rows = await withOperator(database.app, 1, (tx) =>
      tx.query("select actor, action, purpose from audit_log where actor = 'admin@example.jp'"),
    );
    expect(rows).toEqual([
      { actor: "admin@example.jp", action: "account.read", purpose: "complaint" },
    ]);
  });
});

describe("a request that changes something", () => {
  it("is refused from another site", async () => {
    const body = { loginId: "keiko@example.jp", password: PASSWORD };
    const from = "https://elsewhere.example";
    const answer = await ask("/api/session", { method: "POST", body, from });
    expect(await refusal(answer)).toEqual({ status: 403, code: "http.other-origin" });
  });
});

describe("every answer", () => {
  it("forbids inline script, frames and guessing of types, and is not kept", async () => {
    const { headers } = await ask("/api/health");
    expect(headers.get("Content-Security-Policy")).toContain("script-src 'self'");
    expect(headers.get("Content-Security-Policy")).not.toContain("unsafe-inline");
    expect(headers.get("X-Frame-Options")).toBe("DENY");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Cache-Control")).toBe("no-store");
  });

  it("is described in the OpenAPI document", async () => {
    const document = (await (await ask("/api/openapi.json")).json()) as {
      openapi: string;
      paths: Record<string, object>;
    };
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const mounted = Object.values(ROUTES).map(
      ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`,
    );
    expect(described.toSorted()).toEqual(mounted.toSorted());
    expect(document.openapi).toBe("3.1.0");
  });
});

describe("a wrong password", () => {
  it("closes the login after five attempts and says until when", async () => {
    const body = { loginId: "cafe@example.jp", password: "wrong" };
    const codes: string[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      codes.push((await refusal(await ask("/api/session", { method: "POST", body }))).code);
    }
    expect(codes).toEqual([...Array.from({ length: 5 }, () => "auth.wrong-login"), "auth.locked"]);
    const answer = await ask("/api/session", { method: "POST", body });
    expect(await answer.json()).toMatchObject({ retryAt: expect.stringMatching(/^\d{4}-.*Z$/) });
  });
});

describe("what no page of ours would ask", () => {
  let resident = "";
  let desk = "";
  beforeAll(async () => {
    // The same town behind a new door, whose count of logins begins anew.
    app = await demoServer(database);
    resident = await logIn("seiichiro@example.jp");
    desk = await logIn("desk@example.jp");
  });

  it.each([
    "/api/bills/%00",
    "/api/use/day?day=2026-02-30",
    "/api/use/day?day=0000-01-01",
    "/api/use/month?month=9999-99",
    "/api/use/month?month=0000-01",
    "/api/use/year?year=0000",
    "/api/use/year?year=9999",
  ])("is a bad request and no fault of the server: %s", async (path) => {
    expect(await refusal(await ask(path, { cookie: resident }))).toEqual(BAD_REQUEST);
  });

  it.each([
    "/api/staff/search?q=%00&purpose=inquiry",
    "/api/staff/accounts/%00?purpose=inquiry",
    "/api/staff/accounts/E10001/preview?purpose=inquiry&month=2026-13",
    // Decades of months that nobody has lived would be rated one by one.
    "/api/staff/accounts/E10001/preview?purpose=inquiry&month=2099-12",
  ])("is so for the desk as well: %s", async (path) => {
    expect(await refusal(await ask(path, { cookie: desk }))).toEqual(BAD_REQUEST);
  });

  it("is refused before the database sees it at the login too", async () => {
    const nul = { loginId: "keiko\0@example.jp", password: PASSWORD };
    const answer = await ask("/api/session", { method: "POST", body: nul });
    expect(await refusal(answer)).toEqual(BAD_REQUEST);
  });

  it("is too large from 64 KiB on", async () => {
    const body = { loginId: "a", password: "a".repeat(64 * 1024) };
    const answer = await ask("/api/session", { method: "POST", body });
    expect(await refusal(answer)).toEqual({ status: 413, code: "http.too-large" });
  });
});
