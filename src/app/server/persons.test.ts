import type { Hono } from "hono";
import { beforeAll, expect, test } from "vitest";
import { demoServer, demoTown } from "../../../test/support/demo-town.ts";
import { withOperator } from "../../platform/index.ts";
import type { PersonView } from "../api/person.ts";

const database = await demoTown();
const ORIGIN = "http://localhost";
let app: Hono;
let desk = "";
let keiko = "";

beforeAll(async () => {
  app = await demoServer(database);
  [desk, keiko] = await Promise.all([logIn("desk@example.jp"), logIn("keiko@example.jp")]);
});

interface Ask {
  readonly cookie?: string;
  readonly body?: unknown;
  readonly key?: string;
}

async function ask(path: string, { cookie, body, key }: Ask = {}): Promise<Response> {
  const headers = new Headers({ "Content-Type": "application/json", Origin: ORIGIN });
  if (cookie !== undefined) headers.set("Cookie", cookie);
  if (key !== undefined) headers.set("Idempotency-Key", key);
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  return app.request(`${ORIGIN}${path}`, { headers, ...sent });
}

async function logIn(loginId: string, password = "engawa-demo"): Promise<string> {
  const answer = await ask("/api/session", { body: { loginId, password } });
  expect(answer.status).toBe(200);
  return (answer.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
}

const SOMEBODY_NEW = {
  customer: "consumer",
  name: "髙﨑 みどり",
  kana: "ﾀｶｻｷ みどり",
  bornOn: "平成2年3月4日",
  phone: "０９０ー１２３４ー５６７８",
  email: "Midori@Example.JP",
  postalCode: "〒１０５ー０００１",
  street: "東京都港区虎ノ門１ー２ー３",
  building: "縁側ビル",
  room: "４０５",
  payment: "card",
} as const;

const STORED: PersonView = {
  account: "",
  name: "髙﨑 みどり",
  kana: "タカサキ ミドリ",
  phone: "090-1234-5678",
  email: "Midori@example.jp",
  postalCode: "105-0001",
  street: "東京都港区虎ノ門1-2-3",
  building: "縁側ビル",
  room: "405",
  customer: "consumer",
  bornOn: "1990-03-04",
  payment: "card",
  registered: false,
};

const OPEN = "/api/staff/accounts?purpose=contract";

async function opened(key: string): Promise<string> {
  const answer = await ask(OPEN, { cookie: desk, key, body: SOMEBODY_NEW });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { account: string }).account;
}

test("opens an account from tolerant input, stored strictly, once under one key", async () => {
  const account = await opened("open-1");
  expect(await opened("open-1")).toBe(account);
  const read = await ask(`/api/staff/accounts/${account}/person?purpose=contract`, {
    cookie: desk,
  });
  expect(await read.json()).toEqual({ ...STORED, account });
  const other = { ...SOMEBODY_NEW, kana: "べつ" };
  const reused = await ask(OPEN, { cookie: desk, key: "open-1", body: other });
  expect([reused.status, ((await reused.json()) as { code: string }).code]).toEqual([
    409,
    "request.key-reused",
  ]);
});

test("names every field that cannot be taken, in both languages, and opens nothing", async () => {
  const before = await accounts();
  const body = { ...SOMEBODY_NEW, kana: "高崎", phone: "12", postalCode: "1", bornOn: "明日" };
  const refused = await ask(OPEN, { cookie: desk, key: "open-2", body });
  expect(refused.status).toBe(400);
  const { fields } = (await refused.json()) as {
    fields: { path: string; said: { ja: string; en: string } }[];
  };
  expect(fields.map(({ path }) => path)).toEqual(["kana", "phone", "postalCode", "bornOn"]);
  expect(fields.every(({ said }) => said.ja !== "" && said.en !== "")).toBe(true);
  expect(await accounts()).toBe(before);
});

function accounts(): Promise<number> {
  return withOperator(database.app, 1, async (tx) => {
    const [row] = await tx.query<{ count: number }>("select count(*) as count from account");
    return row?.count ?? 0;
  });
}

test("invites, registers once by building and room; the login is the household's", async () => {
  const account = await opened("open-3");
  const path = `/api/staff/accounts/${account}/invitation?purpose=contract`;
  const invited = await ask(path, { cookie: desk, body: {} });
  const { url } = (await invited.json()) as { url: string };
  const secret = url.replace("/register/", "/api/registrations/");
  expect(await (await ask(secret)).json()).toMatchObject({ asksDwelling: true });
  const body = { email: "midori3@example.jp", password: "hinoki to sugi", building: "縁側ビル" };
  const wrong = await ask(secret, { body: { ...body, room: "406" } });
  expect(wrong.status).toBe(422);
  const right = await ask(secret, { body: { ...body, room: "405号室" } });
  expect(right.status).toBe(200);
  expect((await ask(secret)).status).toBe(404);
  const midori = await logIn("midori3@example.jp", "hinoki to sugi");
  const own = (await (await ask("/api/person", { cookie: midori })).json()) as PersonView;
  expect([own.account, own.registered]).toEqual([account, true]);
  const { notifications } = (await (
    await ask("/api/notifications", { cookie: midori })
  ).json()) as { notifications: { kind: string }[] };
  expect(notifications.map(({ kind }) => kind)).toEqual(["login-made"]);
});

test("a resident changes how to be reached, and nothing else", async () => {
  const found = (await (await ask("/api/person", { cookie: keiko })).json()) as PersonView;
  const contact = {
    phone: "03-9999-0000",
    email: found.email,
    postalCode: found.postalCode,
    street: found.street,
    building: "",
    room: "",
  };
  const changed = await ask("/api/person", { cookie: keiko, body: contact });
  expect(await changed.json()).toEqual({ ...found, phone: "03-9999-0000" });
  const name = await ask("/api/person", { cookie: keiko, body: { ...contact, name: "別人" } });
  expect(name.status).toBe(400);
});

test("a new mail address is told to the old one, without saying which it is", async () => {
  const found = (await (await ask("/api/person", { cookie: keiko })).json()) as PersonView;
  const { phone, postalCode, street, building, room } = found;
  const body = { phone, postalCode, street, building, room, email: "taken@example.jp" };
  expect((await ask("/api/person", { cookie: keiko, body })).status).toBe(200);
  const mails = await withOperator(database.app, 1, (tx) =>
    tx.query<{ to: string; body: string }>(
      `select to_address as to, body from outbox_mail
       where once_key like 'account/%/contact/%' order by mail_id`,
    ),
  );
  expect(mails.slice(-2).map(({ to }) => to)).toEqual([found.email, "taken@example.jp"]);
  expect(mails.some((mail) => mail.body.includes("taken@example.jp"))).toBe(false);
  const audit = await withOperator(database.app, 1, (tx) =>
    tx.query("select actor, purpose from audit_log where action = 'contact.change'"),
  );
  expect(audit.at(-1)).toEqual({ actor: "keiko@example.jp", purpose: "own" });
});

test("finds the place of a postal code without a network", async () => {
  const found = await ask(`/api/postal-codes/${encodeURIComponent("１００−０００１")}`, {
    cookie: keiko,
  });
  expect(await found.json()).toEqual({
    code: "100-0001",
    candidates: [{ prefecture: "東京都", city: "千代田区", town: "千代田" }],
  });
  const unknown = await ask("/api/postal-codes/9999999", { cookie: keiko });
  expect(await unknown.json()).toEqual({ code: "999-9999", candidates: [] });
  expect((await ask("/api/postal-codes/12", { cookie: keiko })).status).toBe(400);
  expect((await ask("/api/postal-codes/1000001")).status).toBe(401);
});

test("keeps residents from opening accounts and inviting", async () => {
  const open = await ask(OPEN, { cookie: keiko, key: "open-9", body: SOMEBODY_NEW });
  const invite = await ask("/api/staff/accounts/E10001/invitation?purpose=contract", {
    cookie: keiko,
    body: {},
  });
  expect([open.status, invite.status]).toEqual([403, 403]);
});
