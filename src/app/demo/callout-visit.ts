import type { Entitlement } from "../../callout/coverage/entitlement.ts";
import type { Point, Technician } from "../../callout/model.ts";
import type { NewLeg } from "../../callout/store-town.ts";
import { modelTravel } from "../../callout/travel/estimate.ts";
import { PRIOR } from "../../callout/travel/prior.ts";
import { addDays, formatDay } from "../../kernel/day.ts";
import { chanceBetween } from "../../kernel/chance.ts";
import { addSeconds } from "../../platform/index.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { type PastCall, placeOfCall } from "./callout-calls.ts";
import { type Diary, quoted, STROKES } from "./callout-diary.ts";
import { decided, type Ground, type Told, troubleOf } from "./callout-opening.ts";
import { TECHNICIANS, tokyo } from "./callout-people.ts";
import { AREAS } from "./callout-town.ts";

/** A way that was gone, before it has the number of its case. */
export type Way = Omit<NewLeg, "number">;

interface Visiting {
  readonly ground: Ground;
  readonly call: PastCall;
  readonly number: string;
  readonly diary: Diary;
  readonly technician: Technician;
  readonly at: Point;
  readonly ways: Way[];
}

const DESK = "staff:desk@example.jp";

/** How a visit went, or two of them; answers the ways that were gone. */
export function visited(
  ground: Ground,
  { call, diary, entitlement }: Told,
  number: string,
): readonly Way[] {
  const place = placeOfCall(call);
  const at = place.at ?? TECHNICIANS[0]?.base;
  if (entitlement === null || at === undefined) return [];
  const able = TECHNICIANS.filter(({ skills, areas }) => {
    return skills.some((skill) => skill === entitlement.skill) && areas.includes(place.area ?? "");
  });
  const technician = able[call.index % able.length];
  const other = able[(call.index + 1) % able.length];
  if (technician === undefined || other === undefined) throw new Error(`${number}: nobody is able`);
  const visiting: Visiting = { ground, call, number, diary, technician, at, ways: [] };
  if (other !== technician) askedBefore(visiting, other);
  accepted(visiting);
  goes(visiting, 1, waitsMinutes(visiting));
  first(visiting);
  return visiting.ways;
}

/** One in five was asked first and said no; one in nine did not answer in time. */
function askedBefore({ diary, call }: Visiting, { technician }: Technician): void {
  const isNo = call.index % 5 === 1;
  if (!isNo && call.index % 9 !== 2) return;
  offer(diary, technician);
  const asked = { visit: 1, technician };
  if (isNo) {
    diary.say(1, `technician:${technician}`, { type: "offer-refused", ...asked, reason: "busy" });
  } else diary.say(3, "job", { type: "offer-expired", ...asked });
}

function offer(diary: Diary, technician: string): void {
  const expiresAt = addSeconds(diary.now, 240);
  diary.say(1, "job", { type: "offered", visit: 1, technician, expiresAt, reasons: [] });
}

function accepted({ diary, technician: { technician } }: Visiting): void {
  offer(diary, technician);
  diary.say(1, `technician:${technician}`, { type: "accepted", visit: 1, technician });
}

/** An emergency leaves as soon as the technician is free; what is for today has its hour. */
function waitsMinutes({ call, diary }: Visiting): number {
  const opened = diary.facts[0];
  const isUrgent = opened?.type === "opened" && opened.urgency === "emergency";
  return isUrgent ? chanceBetween(1, 24, 61, call.index) : chanceBetween(50, 200, 62, call.index);
}

/** The way takes longer up the hill and in the centre than one would think. */
const SLOWER: Readonly<Record<string, number>> = { 若葉坂: 125, 本陣前: 112 };

const CLASSES = Object.fromEntries(AREAS.map(({ area, class: kind }) => [area, kind]));
const TRAVEL = modelTravel({ ...PRIOR, classes: CLASSES });

function goes(visiting: Visiting, visit: number, waits: number): void {
  const { diary, technician, at, call, ways } = visiting;
  const { area } = placeOfCall(call);
  const leaves = addSeconds(diary.now, waits * 60);
  const hour = (Number(leaves.slice(11, 13)) + 9) % 24;
  const usual = TRAVEL.seconds({ from: technician.base, to: at, area, hour });
  const percent = (SLOWER[area ?? ""] ?? 96) + chanceBetween(-14, 22, 63, call.index, visit);
  const minutes = Math.max(2, Math.floor((usual * percent) / 6000));
  promise(visiting, visit, Math.floor(usual / 60) + waits);
  const by = `technician:${technician.technician}`;
  const who = { visit, technician: technician.technician };
  diary.say(waits, by, { type: "on-the-way", ...who, place: technician.base });
  const leftAt = diary.now;
  diary.say(minutes, by, { type: "arrived", ...who, place: at });
  const way = { from: technician.base, to: at, area, leftAt, arrivedAt: diary.now };
  ways.push({ ...who, ...way });
}

function promise({ diary }: Visiting, visit: number, minutes: number): void {
  const from = addSeconds(diary.now, Math.max(0, minutes - 8) * 60);
  const until = addSeconds(diary.now, (minutes + 17) * 60);
  diary.say(0, "job", { type: "promised", visit, from, until });
}

function first(visiting: Visiting): void {
  const { diary, technician, call, ground } = visiting;
  const by = `technician:${technician.technician}`;
  const { trouble } = call;
  const arrivesAt = diary.now;
  const there = decided(ground, call, { arrivesAt, cause: null });
  diary.say(0, "job", { type: "decided", entitlement: there });
  if (there.before.includes("identity")) {
    const pledge = { paper: "driving-licence", name: call.name, pledge: STROKES } as const;
    diary.say(3, by, { type: "identity-checked", visit: 1, ...pledge });
  }
  diary.say(2, by, { type: "work-began", visit: 1 });
  diary.say(6, by, {
    type: "cause-found",
    visit: 1,
    trouble: troubleOf(call),
    cause: trouble.cause,
  });
  const entitlement = decided(ground, call, { arrivesAt, cause: trouble.cause });
  diary.say(0, "job", { type: "decided", entitlement });
  if (trouble.waits === undefined || isBoardedOnly(call)) {
    works(visiting, entitlement, 1);
    return;
  }
  const expectedOn = formatDay(addDays(tokyoDay(diary.now), 3));
  const how = trouble.waits;
  diary.say(25, by, { type: "made-safe", visit: 1, how, waitsFor: "part", expectedOn });
  again(visiting, entitlement);
}

/** One in three has the glass put in by their own glazier: boarded up, it is done (KK-05). */
function isBoardedOnly({ trouble, index }: PastCall): boolean {
  return trouble.waits !== undefined && index % 3 === 0;
}

/** Three days later at ten, with what was waited for. */
function again(visiting: Visiting, entitlement: Entitlement): void {
  const { diary, technician } = visiting;
  const on = addDays(tokyoDay(diary.now), 3);
  const [from, until] = [tokyo(on, 10), tokyo(on, 12)];
  diary.say(2 * 24 * 60, DESK, { type: "part-arrived", visit: 1 });
  const slot = { from, until, confirmed: true };
  diary.say(5, DESK, { type: "planned", visit: 2, technician: technician.technician, ...slot });
  diary.now = addSeconds(from, -20 * 60);
  goes(visiting, 2, 0);
  diary.say(3, `technician:${technician.technician}`, { type: "work-began", visit: 2 });
  works(visiting, entitlement, 2);
}

function works(visiting: Visiting, entitlement: Entitlement, visit: number): void {
  const { diary, technician, call } = visiting;
  const by = `technician:${technician.technician}`;
  const { trouble, index, name } = call;
  const isMore = visit === 2 || (index % 2 === 1 && !isBoardedOnly(call));
  if (trouble.extra !== undefined && isMore) {
    signs(visiting, entitlement, visit);
  }
  const minutes = Math.max(5, trouble.minutes - 8 + chanceBetween(-6, 14, 64, index));
  const isSolved = index % 21 !== 13;
  const done = isBoardedOnly(call) ? (trouble.waits ?? "") : trouble.done;
  const words = isSolved ? done : "応急処置までとし、メーカーの連絡先をご案内しました。";
  const outcome = isSolved ? "solved" : "told-whom-to-ask";
  diary.say(minutes, by, { type: "finished", visit, outcome, words, name, strokes: STROKES });
  if (index % 37 === 11) {
    diary.say(20 * 60, DESK, { type: "complained", words: "到着まで思ったより待った、とのお電話" });
  }
}

/** Work stands still until the quote is signed; one in eight is not wanted. */
function signs(visiting: Visiting, entitlement: Entitlement, visit: number): void {
  const { diary, technician, call, number, ground } = visiting;
  const by = `technician:${technician.technician}`;
  const used = call.trouble.extra === undefined ? [] : [call.trouble.extra];
  const name = `demo-quote-${call.index}-${visit}`;
  const quote = quoted(ground.catalogue, entitlement, { number, visit, quote: name, used });
  diary.say(0, by, { type: "work-paused", visit });
  diary.say(3, by, { type: "quoted", visit, quote });
  if (visit === 1 && call.index % 8 === 3) {
    diary.say(2, by, { type: "quote-declined", visit, quote: name });
  } else {
    const signature = { name: call.name, strokes: STROKES };
    diary.say(4, by, { type: "signed", visit, quote: name, hash: quote.hash, ...signature });
  }
  diary.say(1, by, { type: "work-began", visit });
}
