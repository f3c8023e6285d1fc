import { expect, it } from "vitest";
import { demoServer, demoTown } from "../../../test/support/demo-town.ts";
import { browserOf } from "../../../test/support/portal.ts";

const database = await demoTown();

it("lets a household send so much at once, while it still reads and others send", async () => {
  const app = await demoServer(database);
  const keiko = await browserOf(app, "keiko@example.jp");
  const miwa = await browserOf(app, "miwa@example.jp");
  const statuses = new Set<number>();
  for (let sent = 0; sent < 320 && !statuses.has(429); sent += 1) {
    const { status } = await keiko.post("/api/notifications/1/read", {}, `read-${sent}`);
    statuses.add(status);
  }
  expect([...statuses]).toEqual([404, 429]);
  expect((await keiko.get("/api/notifications")).status).toBe(200);
  expect((await miwa.post("/api/notifications/1/read", {}, "read")).status).toBe(404);
});
