import { describe, expect, test } from "vitest";
import { storedSources } from "../../../billing/index.ts";
import { day } from "../../../kernel/day.ts";
import { loadOperator } from "../../../platform/index.ts";
import { CATALOGUE, pausedFibre, town } from "../../../../test/support/lived-town.ts";
import { liveDays } from "../../life/live-days.ts";
import { makeCalendar, readCalendar, readDeadlines } from "./deadlines.ts";
import { markNotificationRead, readNotifications } from "./notifications.ts";
import type { Reading } from "./world.ts";

const here = await town("reads");
await here.setDay("2027-01-02");
const household = await here.settle("D-1", [pausedFibre("D-1-net")]);
const other = await here.settle("D-2", []);

/** Read as the household on the operator's day. */
async function at<T>(read: (reading: Reading) => Promise<T>): Promise<T> {
  const operator = await loadOperator(here.database.app, here.operator);
  if (!operator) throw new Error("the operator is gone");
  const now = operator.clock.instant();
  const sources = storedSources(CATALOGUE);
  const world = { pool: here.database.app, catalogue: CATALOGUE, sources };
  const session = {
    operatorId: here.operator,
    userId: 1,
    kind: "resident",
    role: "resident",
    name: "花子",
    loginId: "hanako",
    accountId: household,
    personId: null,
    since: now,
    expiresAt: now,
  } as const;
  return here.inTown((tx) =>
    read({ tx, world, session, operator, now, today: day(now.slice(0, 10)) }),
  );
}

async function live(on: string): Promise<void> {
  await here.setDay(on);
  await liveDays(here.database.app, CATALOGUE, here.operator, { through: day(on) });
}

async function pause() {
  const { deadlines } = await at((reading) => readDeadlines(reading, household));
  return deadlines.find(({ kind }) => kind === "pause-ends");
}

describe("the list of deadlines", () => {
  test("says what may be asked for, how far off, and what was done when it passed", async () => {
    await live("2027-01-02");
    expect(await pause()).toEqual({
      id: "D-1-net/pause-ends/2027-01-09",
      contract: "D-1-net",
      service: "kattobi-hikari",
      name: { ja: "ひかり", en: "Fibre" },
      tone: expect.any(Number),
      kind: "pause-ends",
      on: "2027-01-09",
      inDays: 7,
      label: {
        ja: "一時停止の最後の日（翌日からご利用を再開します）",
        en: "Last day of the pause; service resumes the day after",
      },
      clauses: [{ id: "IT-12", title: expect.any(Object) }],
      concerns: "resident",
      outcome: null,
      action: "resume",
    });
    await live("2027-01-11");
    expect(await pause()).toMatchObject({ inDays: -2, outcome: "resume" });
  });

  test("runs from thirty days ago to 400 days ahead, nearest first", async () => {
    const { today, deadlines } = await at((reading) => readDeadlines(reading, household));
    expect(today).toBe("2027-01-11");
    const days = deadlines.map(({ inDays }) => inDays);
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    expect(days.every((each) => each >= -30 && each <= 400)).toBe(true);
  });
});

describe("notifications", () => {
  test("are listed newest first, and read once by the household that was told", async () => {
    const list = () => at((reading) => readNotifications(reading, household));
    const { notifications, unread } = await list();
    expect(unread).toBe(notifications.length);
    const [newest] = notifications;
    if (!newest) throw new Error("the household was told nothing");
    expect(await at((reading) => markNotificationRead(reading, other, newest.id))).toBe(false);
    expect(await at((reading) => markNotificationRead(reading, household, newest.id))).toBe(true);
    const after = await list();
    expect(after.unread).toBe(unread - 1);
    expect(after.notifications[0]).toEqual({ ...newest, read: true });
  });
});

test("the calendar's address is shown once and known to exist afterwards", async () => {
  expect(await at((reading) => readCalendar(reading, household))).toEqual({
    url: null,
    exists: false,
  });
  const made = await at((reading) => makeCalendar(reading, household, "https://my.example.jp"));
  expect(made.url).toMatch(/^https:\/\/my\.example\.jp\/calendar\/[\w-]{43}\.ics$/);
  expect(await at((reading) => readCalendar(reading, household))).toEqual({
    url: null,
    exists: true,
  });
});
