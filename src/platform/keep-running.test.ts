import { expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { clockOf } from "./clock.ts";
import { keepClockRunning, loadOperator, setOperatorClock } from "./index.ts";

const SET = "2024-06-03T03:00:00.000Z";
const database = await freshDatabase();

/** A machine whose time is what the test says. */
function machineAt(instant: string) {
  return { instant: () => instant, elapsedMs: () => 0 };
}

test.each([
  ["runs with the machine's", "2026-11-28T10:00:30.250Z", "2024-06-03T03:00:30.250Z"],
  ["does not go back with it", "2026-11-28T09:00:00.000Z", SET],
  ["stands when nobody keeps it", "2026-11-28T11:00:00.000Z", "2024-06-03T03:02:00.000Z"],
])("a set clock that runs %s", (_, machine, shows) => {
  expect(clockOf(SET, "2026-11-28T10:00:00.000Z", machineAt(machine)).instant()).toBe(shows);
});

test("one that is kept runs for all who ask, goes on where it was moved, then stands", async () => {
  const operatorId = await database.createOperator("runs");
  await setOperatorClock(database.app, operatorId, SET);
  const running = await keepClockRunning(database.app, operatorId);
  const read = async () => (await loadOperator(database.app, operatorId))?.clock;
  const seen = await read();
  const first = seen?.instant() ?? "";
  await expect.poll(() => (seen?.instant() ?? "") > first).toBe(true);
  expect((running?.clock.instant() ?? "") >= first).toBe(true);
  await setOperatorClock(database.app, operatorId, "2024-07-01T00:00:00.000Z");
  const moved = await read();
  expect(moved?.instant().slice(0, 16)).toBe("2024-07-01T00:00");
  await running?.stop();
  const [stood, still] = [(await read())?.instant(), await read()];
  await expect.poll(() => (moved?.instant() ?? "") > (stood ?? "")).toBe(true);
  expect(still?.instant()).toBe(stood);
});

test("time does not pass while nobody keeps it: it goes on where it stood", async () => {
  const operatorId = await database.createOperator("rests");
  await setOperatorClock(database.app, operatorId, SET);
  await (await keepClockRunning(database.app, operatorId))?.stop();
  const stood = (await loadOperator(database.app, operatorId))?.clock.instant() ?? "";
  const again = await keepClockRunning(database.app, operatorId);
  expect((again?.clock.instant() ?? "").slice(0, 19) >= stood.slice(0, 19)).toBe(true);
  expect((again?.clock.instant() ?? "") < "2024-06-03T03:01:00").toBe(true);
  await again?.stop();
});

test("the machine's time needs nobody", async () => {
  const operatorId = await database.createOperator("machine");
  expect(await keepClockRunning(database.app, operatorId)).toBeNull();
});
