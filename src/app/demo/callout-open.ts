import type { CaseFactBody } from "../../callout/facts.ts";
import { addDays, type Day, formatDay } from "../../kernel/day.ts";
import { keepPhoto } from "../../callout/store-photos.ts";
import type { Tx } from "../../platform/index.ts";
import type { DeskAct } from "../api/callout-desk.ts";
import { actOnCase } from "../callout/act-on-case.ts";
import type { CalloutMoment } from "../callout/callout-moment.ts";
import { onCase } from "../callout/on-case.ts";
import { type NewCall, openCase } from "../callout/open-case.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { holdsCallout } from "./callout-calls.ts";
import { STROKES } from "./callout-diary.ts";
import { TECHNICIANS, tokyo } from "./callout-people.ts";
import { tapPicture } from "./callout-pictures.ts";
import { type DemoTrouble, TROUBLES } from "./callout-troubles.ts";
import type { DemoHousehold } from "./households.ts";

/** What goes on at the demo's present, by the same commands as everything else. */
interface Present {
  readonly moment: CalloutMoment;
  /** Midnight of the demo's day is its beginning. */
  readonly today: Day;
  readonly households: readonly DemoHousehold[];
  readonly accountIds: ReadonlyMap<string, number>;
}

const DESK = "staff:desk@example.jp";
const [WATER, KEYS, , , OTHER] = TECHNICIANS.map(({ technician }) => technician);

/** The same present as it was at an hour of a day. */
function then({ moment }: Present, now: string): CalloutMoment {
  return { ...moment, now, today: tokyoDay(now) };
}

export async function isPresentOpen(tx: Tx): Promise<boolean> {
  const known = await tx.query(
    "select 1 from callout_case where operator_id = $1 and write_key like 'demo-open-%' limit 1",
    [tx.operatorId],
  );
  return known.length > 0;
}

/** Everything that is open at ten: one waits for a part, one is on the way, and so on. */
export async function openPresent(present: Present): Promise<void> {
  await waitsForPart(present);
  await gasSmell(present);
  await nobodyYet(present);
  await planned(present, { holder: 4, trouble: TROUBLES.DRAIN, days: 0, hour: 13 });
  await planned(present, { holder: 5, trouble: TROUBLES.STOVE, days: 1, hour: 10 });
  await onTheWay(present);
  await atTheDoor(present);
  await askedForAPrice(present);
}

/** The last one, when who is asked is asked by itself: an offer is open. */
export async function offerPresent(present: Present): Promise<void> {
  const { today } = present;
  await call(present, {
    at: tokyo(today, 9, 58),
    of: holder(present, 9),
    trouble: TROUBLES.CLOGGED,
  });
}

function holder({ households }: Present, k: number): DemoHousehold {
  const found = households.filter((each) => holdsCallout(each) && each.index > 2)[k];
  if (found === undefined) throw new Error("the demo has too few who may call");
  return found;
}

interface Call {
  readonly at: string;
  readonly of: DemoHousehold;
  readonly trouble: DemoTrouble;
  readonly source?: NewCall["source"];
  readonly dangers?: NewCall["dangers"];
  readonly photos?: readonly string[];
}

async function call(present: Present, asked: Call): Promise<string> {
  const { at, of, trouble, source = "desk", dangers = {}, photos = [] } = asked;
  const accountId = present.accountIds.get(of.number) ?? null;
  const { phone, email, postalCode, address } = of;
  const { done: _done, cause: _cause, minutes: _minutes, ...said } = trouble;
  const { family, facts, words } = said;
  const opened = await openCase(
    then(present, at),
    {
      source,
      accountId,
      asker: { name: of.resident.name, phone, email, relation: "contractor" },
      trouble: { family, trouble: said.trouble, facts, words },
      dangers: { "gas-smell": "no", sparks: "no", "water-at-wiring": "no", ...dangers },
      postalCode,
      address,
      judged: null,
      photos,
    },
    { key: `demo-open-${of.number}-${family}`, by: source === "desk" ? DESK : `resident:${email}` },
  );
  if (!opened.ok) throw new Error(`${of.number}: ${opened.refusal.code}`);
  return opened.value.now.number;
}

async function act(present: Present, at: string, asked: { number: string; act: DeskAct }) {
  const key = `demo-act-${asked.number}-${asked.act.type}-${at}`;
  const done = await actOnCase(then(present, at), { ...asked, key, by: DESK });
  if (!done.ok) throw new Error(`${asked.number} ${asked.act.type}: ${done.refusal.code}`);
}

/** What a technician's phone told, one after the other. */
async function tells(
  present: Present,
  {
    number,
    technician = "",
  }: { readonly number: string; readonly technician?: string | undefined },
  facts: readonly (readonly [at: string, body: CaseFactBody])[],
): Promise<void> {
  for (const [at, body] of facts) {
    const id = `demo-told-${number}-${at}-${body.type}`;
    const fact = { id, at, by: `technician:${technician}`, ...body };
    const done = await onCase(then(present, at), number, () => ({
      ok: true,
      value: { facts: [fact] },
    }));
    if (!done.ok) throw new Error(`${number} ${body.type}: ${done.refusal.code}`);
  }
}

/** A mixer whose cartridge was ordered on Friday; water is stopped until it comes. */
async function waitsForPart(present: Present): Promise<void> {
  const on = addDays(present.today, -2);
  const of = holder(present, 1);
  const accountId = present.accountIds.get(of.number) ?? null;
  const photo = await sent(present, { accountId, at: tokyo(on, 15) });
  const asked = { at: tokyo(on, 15, 4), of, trouble: TROUBLES.TAP, source: "resident" } as const;
  const number = await call(present, { ...asked, photos: [photo] });
  await act(present, tokyo(on, 15, 9), {
    number,
    act: { type: "assign", technician: OTHER ?? "" },
  });
  const { trouble, family, facts, words } = TROUBLES.TAP;
  const who = { visit: 1, technician: OTHER ?? "" };
  await tells(present, { number, technician: OTHER }, [
    [tokyo(on, 15, 20), { type: "on-the-way", ...who, place: TECHNICIANS[4]?.base ?? null }],
    [tokyo(on, 15, 41), { type: "arrived", ...who, place: null }],
    [tokyo(on, 15, 44), { type: "work-began", visit: 1 }],
    [
      tokyo(on, 15, 52),
      {
        type: "cause-found",
        visit: 1,
        trouble: { trouble, family, facts, words },
        cause: "worn-out",
      },
    ],
    [
      tokyo(on, 16, 8),
      {
        type: "made-safe",
        visit: 1,
        how: "止水栓で台所の水を止めました。カートリッジを取り寄せます。",
        waitsFor: "part",
        expectedOn: formatDay(addDays(on, 5)),
      },
    ],
  ]);
}

async function sent({ moment }: Present, of: { accountId: number | null; at: string }) {
  const picture = { mediaType: "image/png", width: 120, height: 120, bytes: tapPicture(true) };
  const whose = { number: null, portraitOf: null, takenBy: null };
  const kept = await keepPhoto(moment.tx, { ...picture, ...whose, ...of });
  if (!kept.ok) throw new Error(kept.refusal.code);
  return kept.value.photo;
}

/** KK-06: handed to the gas company's line, and nobody was sent. */
async function gasSmell(present: Present): Promise<void> {
  const asked = {
    at: tokyo(present.today, 7, 40),
    of: holder(present, 2),
    trouble: TROUBLES.STOVE,
  };
  await call(present, { ...asked, dangers: { "gas-smell": "yes" } });
}

/** Called at seven, and nobody was asked yet: its clock is an alarm. */
async function nobodyYet(present: Present): Promise<void> {
  const asked = {
    at: tokyo(present.today, 7, 2),
    of: holder(present, 3),
    trouble: TROUBLES.HEATER,
  };
  await call(present, asked);
}

interface Slot {
  readonly holder: number;
  readonly trouble: DemoTrouble;
  /** From the demo's day. */
  readonly days: number;
  readonly hour: number;
}

async function planned(present: Present, slot: Slot): Promise<void> {
  const { today } = present;
  const of = holder(present, slot.holder);
  const number = await call(present, { at: tokyo(today, 8, 12), of, trouble: slot.trouble });
  const on = addDays(today, slot.days);
  const [from, until] = [tokyo(on, slot.hour), tokyo(on, slot.hour + 2)];
  const plan = { type: "plan", technician: WATER ?? "", from, until, confirmed: true } as const;
  await act(present, tokyo(today, 8, 20), { number, act: plan });
}

async function onTheWay(present: Present): Promise<void> {
  const { today } = present;
  const asked = { at: tokyo(today, 9, 31), of: holder(present, 6), trouble: TROUBLES.BASIN };
  const number = await call(present, asked);
  const technician = WATER ?? "";
  await act(present, tokyo(today, 9, 36), { number, act: { type: "assign", technician } });
  const place = TECHNICIANS[0]?.base ?? null;
  await tells(present, { number, technician }, [
    [tokyo(today, 9, 49), { type: "on-the-way", visit: 1, technician, place }],
  ]);
}

/** Locked out since nine; who they are was looked at before the door is opened. */
async function atTheDoor(present: Present): Promise<void> {
  const { today } = present;
  const of = holder(present, 7);
  const number = await call(present, { at: tokyo(today, 9, 3), of, trouble: TROUBLES.KEY });
  const technician = KEYS ?? "";
  await act(present, tokyo(today, 9, 6), { number, act: { type: "assign", technician } });
  const who = { visit: 1, technician };
  const { name } = of.resident;
  await tells(present, { number, technician }, [
    [tokyo(today, 9, 12), { type: "on-the-way", ...who, place: TECHNICIANS[1]?.base ?? null }],
    [tokyo(today, 9, 38), { type: "arrived", ...who, place: null }],
    [
      tokyo(today, 9, 44),
      { type: "identity-checked", visit: 1, paper: "driving-licence", name, pledge: STROKES },
    ],
    [tokyo(today, 9, 46), { type: "work-began", visit: 1 }],
  ]);
}

/** No contract: the fee was told, and the caller is thinking about it. */
async function askedForAPrice(present: Present): Promise<void> {
  const { households, today } = present;
  const of = households.find((each) => each.index === 4);
  if (of === undefined) throw new Error("the demo has too few households");
  await call(present, { at: tokyo(today, 9, 40), of, trouble: TROUBLES.BREAKER });
}
