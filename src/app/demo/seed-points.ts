import type { Pool } from "pg";
import { day } from "../../kernel/day.ts";
import { type Tx, withOperator } from "../../platform/index.ts";
import { announceEvent, loadEvent, usePoints } from "../../points/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import type { Label } from "../../terms/fields.ts";
import { notify } from "../life/notify.ts";
import { settleAllPoints } from "../points/settle-all.ts";
import { announcedNotices } from "../points/tell-points.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { customerNumber } from "./town.ts";

const SERVICE = "ecorepo-mems";
const DESK = "desk@example.jp";

/** Half-hours of a day on which the managed building's residents were asked to save. */
interface DemoEvent {
  readonly on: string;
  readonly announced: string;
  readonly from: number;
  readonly until: number;
  readonly title: Label;
}

const HOT = { ja: "猛暑日の節電にご協力ください", en: "Please save power in the heat" };
const EVENING = { ja: "夕方の節電にご協力ください", en: "Please save power in the evening" };

/** Some were met by both dwellings, one by 201 alone, some by nobody. */
const PAST: readonly DemoEvent[] = [
  { on: "2026-07-30", announced: "2026-07-29T06:00:00.000Z", from: 26, until: 32, title: HOT },
  { on: "2026-08-19", announced: "2026-08-18T06:00:00.000Z", from: 28, until: 32, title: HOT },
  { on: "2026-09-17", announced: "2026-09-16T06:00:00.000Z", from: 36, until: 40, title: EVENING },
  { on: "2026-10-21", announced: "2026-10-20T06:00:00.000Z", from: 36, until: 40, title: EVENING },
  { on: "2026-11-12", announced: "2026-11-11T06:00:00.000Z", from: 38, until: 42, title: EVENING },
];

/** Tomorrow, as the demo's day sees it. */
const NEXT: Omit<DemoEvent, "announced"> = {
  on: "2026-11-23",
  from: 36,
  until: 40,
  title: EVENING,
};

/** Dwelling 201 pays October's bill with points, 305 the one of December: the 27th was over. */
const USES = [
  { household: 17, points: 200, at: "2026-09-20T03:00:00.000Z" },
  { household: 18, points: 100, at: "2026-10-28T03:00:00.000Z" },
] as const;

interface Where {
  readonly operatorId: number;
  readonly catalogue: LoadedCatalogue;
}

/** What was announced and asked for in the past, in its order: before the bills are made. */
export async function seedPastPoints(pool: Pool, where: Where): Promise<void> {
  await withOperator(pool, where.operatorId, async (tx) => {
    const steps = [
      ...PAST.map((event) => ({ at: event.announced, event, use: null })),
      ...USES.map((use) => ({ at: use.at, event: null, use })),
    ];
    for (const { at, event, use } of steps.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
      if (event) await announce(tx, where.catalogue, event);
      if (use) await spend(tx, where.catalogue, { ...use, at });
    }
  });
}

/** The event of tomorrow, told today, and every ledger up to today: what is past is not told. */
export async function seedPoints(
  pool: Pool,
  { operatorId, catalogue, now }: Where & { readonly now: string },
): Promise<void> {
  const today = tokyoDay(now);
  await settleAllPoints({ pool, operatorId, catalogue, now, today, tell: false });
  await withOperator(pool, operatorId, (tx) =>
    announce(tx, catalogue, { ...NEXT, announced: now }),
  );
}

async function announce(tx: Tx, catalogue: LoadedCatalogue, event: DemoEvent): Promise<void> {
  const { on, announced: now, from, until, title } = event;
  const done = await announceEvent(tx, catalogue, {
    service: SERVICE,
    title,
    body: { ja: "", en: "" },
    day: day(on),
    windows: [{ from, until }],
    scope: { all: true },
    to: { all: true },
    now,
    today: tokyoDay(now),
    by: DESK,
    key: `demo event ${on}`,
  });
  if (!done.ok) throw new Error(`the event of ${on}: ${done.refusal.code}`);
  const kept = await loadEvent(tx, done.value.event);
  if (kept) await notify(tx, now, announcedNotices(kept, done.value.told));
}

async function spend(
  tx: Tx,
  catalogue: LoadedCatalogue,
  { household, points, at: now }: { household: number; points: number; at: string },
): Promise<void> {
  const number = customerNumber(household);
  const [row] = await tx.query<{ id: number }>(
    "select account_id as id from account where operator_id = $1 and number = $2",
    [tx.operatorId, number],
  );
  if (!row) throw new Error(`there is no account ${number}`);
  const done = await usePoints(tx, catalogue, {
    accountId: row.id,
    points,
    now,
    today: tokyoDay(now),
    by: number,
    key: `demo points ${number}`,
  });
  if (!done.ok) throw new Error(`points of ${number}: ${done.refusal.code}`);
}
