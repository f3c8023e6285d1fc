import { beforeEach, describe, expect, test } from "vitest";
import { calloutTown, later, NIGHT } from "../../../../test/support/callout-town.ts";
import { phoneOf, told } from "../../../../test/support/field-phone.ts";
import { jpegPicture } from "../../../../test/support/pictures.ts";
import { refusalOf } from "../../../../test/support/portal.ts";
import type { ResidentCase } from "../../api/callout.ts";

const town = await calloutTown("open");
const OPERATOR = { operator: "open" };
let calls = 0;
let address = 0;

/** A browser without a login, at a network address of its own. */
async function ask(path: string, body?: unknown, key?: string, from?: string) {
  const answer = await town.app.request(`http://localhost${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      Origin: "http://localhost",
      "Content-Type": "application/json",
      "X-Forwarded-For": from ?? `192.0.2.${address}`,
      ...(key === undefined ? {} : { "Idempotency-Key": key }),
    },
    ...(body === undefined
      ? {}
      : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
  });
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json") ?? false;
  return {
    status: answer.status,
    json: isJson ? await answer.json() : null,
    headers: answer.headers,
  };
}

const letters = (to: string) =>
  town.inTown((tx) =>
    tx.query<{ subject: string; body: string; link: string }>(
      `select subject, body, link from outbox_mail where operator_id = $1 and to_address = $2
       order by mail_id`,
      [tx.operatorId, to],
    ),
  );

async function codeFor(email: string): Promise<string> {
  expect(await ask("/api/help/code", { email, ...OPERATOR })).toMatchObject({
    status: 200,
    json: { done: true },
  });
  const mails = await letters(email);
  return /\d{6}/.exec(mails.at(-1)?.subject ?? "")?.[0] ?? "";
}

function callBody(email: string, more: object = {}) {
  return {
    family: "water",
    trouble: "kitchen-tap",
    words: "水が止まりません",
    dangers: {},
    asker: { name: "髙橋 由美", phone: "090", email, relation: "contractor" },
    postalCode: "238-0001",
    address: "縁ヶ浜市港1-1",
    ...more,
  };
}

async function call(code: string, email: string, { key = `open-${(calls += 1)}`, more = {} } = {}) {
  const body = { code, call: callBody(email, more), ...OPERATOR };
  const answer = await ask("/api/help/calls", body, key);
  return {
    ...answer,
    made: answer.json as { readonly token: string; readonly case: ResidentCase },
  };
}

beforeEach(() => {
  address += 1;
});

describe("without a login", () => {
  test("the number and the dangers are there for everybody", async () => {
    const form = await ask("/api/help?operator=open");
    expect(form).toMatchObject({ status: 200, json: { phone: "0120-000-365" } });
    expect(form.headers.get("X-Robots-Tag")).toBe("noindex");
    expect(form.headers.get("Referrer-Policy")).toBe("same-origin");
    expect(refusalOf(await ask("/api/help?operator=nobody"))).toEqual({
      status: 404,
      code: "callout.no-open-line",
    });
  });

  test("a code goes out by mail, whoever asks, and not without end", async () => {
    const known = await ask("/api/help/code", { email: "yumi@example.jp", ...OPERATOR });
    const unknown = await ask("/api/help/code", { email: "nobody@example.org", ...OPERATOR });
    const none = await ask("/api/help/code", { email: "not an address", ...OPERATOR });
    expect([known, unknown, none].map(({ status, json }) => ({ status, json }))).toEqual(
      Array.from({ length: 3 }, () => ({ status: 200, json: { done: true } })),
    );
    for (let k = 0; k < 4; k += 1) await codeFor("nobody@example.org");
    expect(await letters("nobody@example.org")).toHaveLength(3);
  });

  test("the code opens a call that is nobody's; its letter holds the secret address", async () => {
    const email = "guest@example.org";
    const code = await codeFor(email);
    const { status, made } = await call(code, email, { key: "lost" });
    expect({ status, made }).toMatchObject({ status: 200 });
    expect(made.case.number).toMatch(/^C-/);
    // The address and the name are a customer's: nothing of the answer says so.
    expect(made.case.entitlement).toMatchObject({ standing: "none" });
    expect((await letters(email)).at(-1)?.link).toBe(`/help/${made.token}`);
    // The answer was lost, and the same is sent again: one call, another address for it.
    const again = await call(code, email, { key: "lost" });
    expect(again.made.case.number).toBe(made.case.number);
    expect(again.made.token).not.toBe(made.token);
    // Used, the code opens nothing new.
    expect(refusalOf(await call(code, email))).toEqual({
      status: 422,
      code: "callout.code-wrong",
    });
    const rows = await town.inTown((tx) =>
      tx.query<{ hash: string }>(
        "select encode(token_hash, 'base64') as hash from callout_link where operator_id = $1",
        [tx.operatorId],
      ),
    );
    expect(rows.some(({ hash }) => hash.includes(made.token))).toBe(false);
  });

  test("a code is guessed five times and no more, however many guess at once", async () => {
    const email = "guessed@example.org";
    const right = await codeFor(email);
    const wrong = right === "000000" ? "111111" : "000000";
    const guesses = await Promise.all(Array.from({ length: 8 }, () => call(wrong, email)));
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([422]));
    expect(refusalOf(await call(right, email))).toEqual({
      status: 422,
      code: "callout.code-wrong",
    });
  });

  test("a code is over after ten minutes, and is nobody else's", async () => {
    const email = "late@example.org";
    const code = await codeFor(email);
    expect(refusalOf(await call(code, "other@example.org")).code).toBe("callout.code-wrong");
    await town.setTime(later(NIGHT, 11));
    expect(refusalOf(await call(code, email)).code).toBe("callout.code-wrong");
    await town.setTime(NIGHT);
  });

  test("a danger waits for no code (KK-06)", async () => {
    const more = { family: "gas", trouble: "stove", dangers: { "gas-smell": "yes" } };
    const { made } = await call("", "danger@example.org", { more });
    expect(made.case).toMatchObject({ state: "handed-over", handedOver: { danger: "gas-smell" } });
    const unnamed = await call("", "", { more });
    expect(unnamed.made.case).toMatchObject({ state: "handed-over" });
    expect(refusalOf(await call("", "danger@example.org")).code).toBe("callout.code-wrong");
    expect(refusalOf(await call("123456", "")).code).toBe("callout.code-wrong");
  });

  test("who tries too often from one place has to wait", async () => {
    const from = "198.51.100.7";
    const answers: number[] = [];
    for (let k = 0; k < 24; k += 1) {
      const body = { email: `x${k}@example.org`, ...OPERATOR };
      answers.push((await ask("/api/help/code", body, undefined, from)).status);
    }
    expect(answers.slice(0, 20)).toEqual(Array<number>(20).fill(200));
    expect(answers.at(-1)).toBe(429);
    expect((await ask("/api/help?operator=open", undefined, undefined, from)).status).toBe(200);
  });
});

describe("behind a secret address", () => {
  test("others find nothing, whatever they write", async () => {
    for (const token of ["x", "a".repeat(43), "../../cases", "%00"]) {
      const found = await ask(`/api/help/calls/${token}`);
      expect([404, 400]).toContain(found.status);
    }
    const token = "a".repeat(43);
    for (const path of [
      `photos/0190163d-8694-739b-aea5-966c26f8ad91`,
      "reports/C-000001-1-1/pdf",
    ]) {
      expect(refusalOf(await ask(`/api/help/calls/${token}/${path}`))).toEqual({
        status: 404,
        code: "callout.link-closed",
      });
    }
  });

  test("one follows the call, sees who comes, sends pictures, and cancels", async () => {
    const email = "follow@example.org";
    const { made } = await call(await codeFor(email), email);
    const { token } = made;
    const path = `/api/help/calls/${token}`;
    const { number, entitlement } = made.case;
    const total = entitlement?.visitFee ?? 0;
    expect(made.case).toMatchObject({ state: "open", entitlement: { outcome: "priced" } });
    const cheaper = await ask(`${path}/price`, { accept: true, total: total - 1 });
    expect(refusalOf(cheaper).code).toBe("callout.price-differs");
    expect((await ask(`${path}/price`, { accept: true, total })).status).toBe(200);
    await phoneOf(town.ken).tell([told(number, "accept")]);
    expect((await ask(path)).json).toMatchObject({ technician: { name: "山本 健" } });
    const sent = await ask(`${path}/photos`, jpegPicture());
    const { photo } = sent.json as { readonly photo: string };
    expect((await ask(path)).json).toMatchObject({ photos: [{ photo }] });
    expect((await ask(`${path}/photos/${photo}`)).headers.get("Content-Type")).toBe("image/jpeg");
    const other = await call(await codeFor("other2@example.org"), "other2@example.org");
    const foreign = await ask(`/api/help/calls/${other.made.token}/photos/${photo}`);
    expect(refusalOf(foreign).code).toBe("callout.photo-not-found");
    const cancelled = await ask(`${path}/cancel`, { reason: "直りました" });
    expect(cancelled.json).toMatchObject({ state: "cancelled" });
    expect((await ask(`${path}/cancel`, { reason: "直りました" })).status).toBe(200);
    expect((await letters(email)).map(({ link }) => link).filter((link) => link !== "")).toEqual([
      `/help/${token}`,
    ]);
  });
});
