import { beforeAll, describe, expect, test } from "vitest";
import { callFor, calloutTown, later, NIGHT } from "../../../../test/support/callout-town.ts";
import { phoneOf, quotedBy, STROKES, told } from "../../../../test/support/field-phone.ts";
import { jpegPicture, pngPicture } from "../../../../test/support/pictures.ts";
import { type Browser, refusalOf } from "../../../../test/support/portal.ts";
import type { ResidentCase, ResidentCases } from "../../api/callout.ts";

const town = await calloutTown("resident");
const { yumi, sora } = town;
const ken = phoneOf(town.ken);

const send = (who: Browser, file: Uint8Array, path = "/api/callout/photos") =>
  who.send(path, { method: "POST", body: file, type: "image/jpeg" });
const casesOf = async (who: Browser) => (await who.get("/api/callout")).json as ResidentCases;
const act = (who: Browser, number: string, path: string, body: object, key = path) =>
  who.post(`/api/callout/cases/${number}/${path}`, body, `${number}/${key}`);

describe("before anything happens", () => {
  test("a household knows the number and what it has a right to, by clause", async () => {
    expect(await casesOf(yumi)).toMatchObject({ phone: "0120-000-365", open: [], past: [] });
    const { coverage } = await casesOf(yumi);
    expect(coverage?.service.ja).toBe("いつでもかけつけ365");
    expect(coverage?.lines.some(({ clauses }) => clauses.some(({ id }) => id === "KK-02"))).toBe(
      true,
    );
    expect((await casesOf(sora)).coverage).toBe(null);
  });

  test("what would be decided is told, and nothing is written", async () => {
    const asker = { name: "髙橋 由美", phone: "046", relation: "contractor" };
    const body = { family: "gas", trouble: "stove", dangers: {}, asker };
    const danger = { ...body, dangers: { "gas-smell": "yes" } };
    expect((await yumi.post("/api/callout/check", body)).json).toMatchObject({
      entitlement: { outcome: "covered", visitFee: 0 },
      handedOver: null,
      already: null,
    });
    expect((await yumi.post("/api/callout/check", danger)).json).toMatchObject({
      entitlement: null,
      handedOver: { danger: "gas-smell", line: { phone: expect.any(String) } },
    });
    const unknown = await yumi.post("/api/callout/check", { ...body, trouble: "dragon" });
    expect(refusalOf(unknown)).toEqual({ status: 422, code: "callout.trouble-unknown" });
    expect((await casesOf(yumi)).open).toEqual([]);
  });
});

describe("pictures", () => {
  test("come without their places, once, and are seen by whom they belong to alone", async () => {
    const first = (await send(yumi, jpegPicture({ orientation: 6 }))).json;
    const again = (await send(yumi, jpegPicture({ orientation: 6 }))).json;
    expect(first).toMatchObject({ width: 48, height: 64 });
    expect(again).toEqual(first);
    const { photo } = first as { readonly photo: string };
    const made = await callFor(yumi, ["glass", "cracked"], { photos: [photo] });
    expect(made.photos).toMatchObject([{ photo, shows: "before" }]);
    const kept = await yumi.file(`/api/callout/photos/${photo}`);
    expect(kept).toMatchObject({ status: 200, type: "image/jpeg" });
    expect(Buffer.from(kept.bytes).toString("latin1")).not.toMatch(/GPS|Sato/);
    for (const [who, path] of [
      [sora, `/api/callout/photos/${photo}`],
      [town.mio, `/api/field/photos/${photo}`],
    ] as const) {
      expect(refusalOf(await who.get(path))).toEqual({
        status: 404,
        code: "callout.photo-not-found",
      });
    }
    // Another household's picture stays its own, whoever names it.
    const stolen = await callFor(sora, ["glass", "cracked"], { photos: [photo] });
    expect(stolen.photos).toEqual([]);
    await act(yumi, made.number, "cancel", {});
    await act(sora, stolen.number, "cancel", {});
  });

  test("are known by their bytes; 40 MB are told their size and the limit", async () => {
    const page = await send(yumi, Buffer.from("<!doctype html><script>alert(1)</script>"));
    expect(refusalOf(page)).toEqual({ status: 415, code: "callout.no-picture" });
    const large = await send(yumi, new Uint8Array(40_000_000));
    expect(large).toMatchObject({
      status: 413,
      json: { code: "callout.photo-too-large", message: { ja: /8MB/ } },
    });
    const named = await town.app.request("http://localhost/api/callout/photos", {
      method: "POST",
      headers: { Origin: "http://localhost", "Content-Length": "40000000" },
      body: "x",
    });
    expect(await named.json()).toMatchObject({ message: { ja: /40MB/, en: /40 MB/ } });
    const path = "/api/field/photos/0190163d-8694-739b-aea5-966c26f8ad91";
    expect((await send(town.ken, pngPicture(), path)).status).toBe(200);
    expect((await send(town.ken, pngPicture(), path)).status).toBe(200);
    expect(refusalOf(await send(town.ken, pngPicture(9, 9), path))).toEqual({
      status: 409,
      code: "callout.photo-name-taken",
    });
  });
});

describe("an own call", () => {
  test("the same one twice is one; another's is like none", async () => {
    const body = {
      family: "water",
      trouble: "kitchen-tap",
      dangers: {},
      asker: { name: "由美", phone: "046", relation: "contractor" },
    };
    const first = (await yumi.post("/api/callout", body, "same")).json as ResidentCase;
    const again = (await yumi.post("/api/callout", body, "same")).json as ResidentCase;
    const other = (await yumi.post("/api/callout", body, "other")).json as ResidentCase;
    expect([again.number, other.number]).toEqual([first.number, first.number]);
    const reused = await yumi.post("/api/callout", { ...body, words: "ちがう" }, "same");
    expect(refusalOf(reused)).toEqual({ status: 409, code: "request.key-reused" });
    const path = `/api/callout/cases/${first.number}`;
    expect(refusalOf(await sora.get(path))).toEqual({
      status: 404,
      code: "callout.case-not-found",
    });
    expect(refusalOf(await act(sora, first.number, "cancel", {}))).toEqual({
      status: 404,
      code: "callout.case-not-found",
    });
    const pdf = await sora.get(`${path}/reports/${first.number}-1-1/pdf`);
    expect(refusalOf(pdf)).toEqual({ status: 404, code: "callout.case-not-found" });
    const none = await yumi.get(`${path}/reports/${first.number}-1-1/pdf`);
    expect(refusalOf(none)).toEqual({ status: 404, code: "callout.report-not-found" });

    await ken.tell([told(first.number, "accept"), told(first.number, "on-the-way")]);
    const coming = (await yumi.get(path)).json as ResidentCase;
    expect(coming).toMatchObject({
      state: "on-the-way",
      technician: { name: "山本 健", company: "浜サービス" },
      promise: { from: expect.any(String) },
      mayCancel: true,
      cancelCosts: { yen: expect.any(Number) },
    });
    const cancelled = await act(yumi, first.number, "cancel", { reason: "直りました" });
    expect(cancelled.json).toMatchObject({ state: "cancelled", mayCancel: false });
    const late = await act(yumi, first.number, "cancel", { reason: "もう一度" }, "late");
    expect(refusalOf(late)).toEqual({ status: 409, code: "callout.not-now" });
  });

  test("a danger is handed over with its line, and nobody is sent (KK-06)", async () => {
    const made = await callFor(yumi, ["gas", "stove"], { dangers: { "gas-smell": "yes" } });
    expect(made).toMatchObject({
      state: "handed-over",
      handedOver: { danger: "gas-smell" },
      entitlement: null,
      technician: null,
      waiting: null,
    });
    expect((await ken.day()).visits).toEqual([]);
  });

  test("outside the terms its price is accepted before anybody is sent", async () => {
    const made = await callFor(sora, ["water", "kitchen-tap"]);
    const total = made.entitlement?.visitFee ?? 0;
    expect(total).toBeGreaterThan(0);
    expect(made).toMatchObject({
      state: "open",
      entitlement: { outcome: "priced", standing: "none" },
      mayCost: { yen: total },
    });
    const other = await act(sora, made.number, "price", { accept: true, total: total + 1 }, "p1");
    expect(refusalOf(other)).toEqual({ status: 409, code: "callout.price-differs" });
    const yes = await act(sora, made.number, "price", { accept: true, total }, "p2");
    expect(yes.json).toMatchObject({ state: "offered" });
    await act(sora, made.number, "cancel", {});
  });
});

describe("a quote on the own phone", () => {
  let number = "";
  let quote = { quote: "", hash: "", total: 0 };

  beforeAll(async () => {
    ({ number } = await callFor(yumi, ["water", "toilet-clogged"]));
    await ken.tell([told(number, "accept"), told(number, "arrived", { minute: 1 })]);
    const [visit] = (await ken.day()).visits;
    if (visit === undefined) throw new Error("no visit");
    const used = [{ code: "special-work", words: "高圧洗浄", quantity: 1, unitPrice: 22_000 }];
    const sent = quotedBy(visit, visit.terms, { used, minute: 2 });
    await town.setTime(later(NIGHT, 3));
    await ken.tell([sent], 3);
    quote = { quote: sent.quote, hash: sent.hash, total: sent.total };
  });

  const sign = (body: object, key: string, who = yumi) =>
    act(who, number, `quotes/${quote.quote}`, body, key);

  test("is what was shown, signed with a name, once", async () => {
    const signed = { accept: true, hash: quote.hash, name: "髙橋 由美", strokes: STROKES };
    expect(refusalOf(await sign({ ...signed, hash: "f".repeat(64) }, "s1"))).toEqual({
      status: 409,
      code: "callout.quote-differs",
    });
    expect(refusalOf(await sign({ ...signed, name: " " }, "s2"))).toEqual({
      status: 422,
      code: "callout.name-missing",
    });
    expect(refusalOf(await sign(signed, "s3", sora))).toEqual({
      status: 404,
      code: "callout.case-not-found",
    });
    const done = await sign(signed, "s4");
    expect(done.json).toMatchObject({
      mayCost: { yen: 22_000 },
      quotes: [{ state: "signed", signedBy: "髙橋 由美" }],
      mayCancel: false,
    });
    expect((await sign(signed, "s4")).json).toEqual(done.json);
    expect(refusalOf(await sign({ ...signed, accept: false }, "s5"))).toEqual({
      status: 409,
      code: "callout.quote-over",
    });
    const [visit] = (await ken.day()).visits;
    expect(visit?.quotes).toMatchObject([{ state: "signed" }]);
  });

  test("a complaint is taken at any time", async () => {
    const answer = await act(yumi, number, "complaint", { words: "遅れました" });
    expect(answer.status).toBe(200);
    const desk = await town.desk.get(`/api/staff/callout/cases/${number}?purpose=complaint`);
    expect(desk.json).toMatchObject({ complaints: [{ words: "遅れました" }] });
  });
});
