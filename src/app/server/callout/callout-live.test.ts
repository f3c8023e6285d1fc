import { afterAll, expect, test } from "vitest";
import { calloutTown, callFor } from "../../../../test/support/callout-town.ts";
import { CATALOGUE } from "../../../../test/support/lived-town.ts";
import { machineClock } from "../../../platform/index.ts";
import { openCallouts } from "../../callout/callout-hub.ts";
import { createServer } from "../create-server.ts";

const town = await calloutTown("callout-live");
const pool = town.database.app;
const faults: unknown[] = [];
const callouts = await openCallouts({ pool, report: (fault) => void faults.push(fault) });
afterAll(() => callouts.close());

/** Pages that look are answered by a server that hears of call-outs. */
const app = createServer({
  pool,
  catalogue: CATALOGUE,
  clock: machineClock,
  config: { http: { host: "127.0.0.1", port: 0, publicUrl: null, trustProxy: true } },
  callouts,
});

async function cookieOf(loginId: string): Promise<string> {
  const answer = await app.request("/api/session", {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: "http://localhost" },
    body: JSON.stringify({ loginId, password: "engawa-demo" }),
  });
  return (answer.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
}

/** A page's stream, and what it says word by word. */
async function streamOf(path: string, loginId: string) {
  const answer = await app.request(path, { headers: { Cookie: await cookieOf(loginId) } });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async (): Promise<string | undefined> => {
    const read = await reader?.read();
    return /event: (\w+)/.exec(read?.value ?? "")?.[1];
  };
  return { status: answer.status, next, close: () => reader?.cancel() };
}

test("the desk hears of every call, a household of its own; nobody else listens", async () => {
  const desk = await streamOf("/api/staff/callout/live", "desk@example.jp");
  const sora = await streamOf("/api/callout/live", "sora@example.jp");
  expect([await desk.next(), await sora.next()]).toEqual(["changed", "changed"]);
  await callFor(town.yumi, ["water", "kitchen-tap"]);
  expect(await desk.next()).toBe("changed");
  await callFor(town.sora, ["water", "kitchen-tap"]);
  // Had it heard of the first call, it would have two words to read: the next is a beat.
  expect(await sora.next()).toBe("changed");
  const mio = await streamOf("/api/staff/callout/live", "mio@example.jp");
  expect(mio.status).toBe(403);
  await desk.close();
  await sora.close();
  expect(faults).toEqual([]);
});

test("a page that is closed is forgotten: twenty more may be opened", async () => {
  const cookie = await cookieOf("desk@example.jp");
  const open = () => {
    const stop = new AbortController();
    const headers = { Cookie: cookie };
    return {
      stop,
      answer: app.request("/api/staff/callout/live", { headers, signal: stop.signal }),
    };
  };
  const streams = Array.from({ length: 20 }, open);
  const statuses = await Promise.all(streams.map(async ({ answer }) => (await answer).status));
  expect(new Set(statuses)).toEqual(new Set([200]));
  const more = open();
  expect((await more.answer).status).toBe(429);
  for (const { answer } of streams) await (await answer).body?.cancel();
  expect((await open().answer).status).toBe(200);
});

test("every page is told when the server stops", async () => {
  const page = await streamOf("/api/callout/live", "yumi@example.jp");
  await page.next();
  const stopped = callouts.close();
  expect(await page.next()).toBeUndefined();
  await stopped;
});
