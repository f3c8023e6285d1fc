import { flowsOf } from "../../../home/views/flows.ts";
import type { MeasuredHome } from "../../../home/views/measured-home.ts";
import { type SharedCost, shareCost } from "../../../home/views/share-cost.ts";
import {
  type Group,
  type Heard,
  type SplitHome,
  splitHome,
  type Step,
} from "../../../home/views/split-home.ts";
import { lastKnown } from "../../../home/views/last-known.ts";
import { addDays, type Day, day, formatDay } from "../../../kernel/day.ts";
import type { Period } from "../../../kernel/period.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import { sumYen, yen } from "../../../kernel/yen.ts";
import { SLOTS_A_DAY } from "../../../metering/index.ts";
import type { Cut, PartsView } from "../../api/home-views.ts";
import type { Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import { type HomeOf, homeOf, measured, newestDay } from "./home-of.ts";
import { periodAround, stepsOf } from "./parts-steps.ts";
import { type PricedUse, pricedUse } from "./priced-use.ts";
import { buildingOfHousehold, premiumOf } from "./shown-to.ts";

export interface PartsAsk {
  readonly span?: PartsView["span"] | undefined;
  readonly at?: string | undefined;
  readonly cut?: Cut | undefined;
}

export async function readParts(
  reading: Reading,
  accountId: number,
  { span = "day", at, cut }: PartsAsk,
): Promise<Result<PartsView, Refusal>> {
  const found = await homeOf(reading, accountId);
  if (!found.ok) return found;
  const home = found.value;
  const on = at === undefined ? await newestDay(home) : day(at);
  const period = periodAround(span, on);
  const course = await measured(home, period);
  const priced = await pricedUse(home, period);
  const shown = home.shows === "house" ? "house" : (cut ?? "appliance");
  const steps = stepsOf(span, period);
  const groups = groupsOf(home, course, shown);
  const heard = heardOf(home, course);
  const split = splitHome(course, { steps, groups, heard });
  return ok({
    span,
    cut: shown,
    at: formatDay(on),
    ...placeOf(home, span, period),
    asOf: course.used.knownAt === "" ? null : course.used.knownAt,
    shows: home.shows,
    manages: buildingOfHousehold(home.context) !== null,
    premium: premiumOf(home.context),
    ...houseOf(split, steps, heard),
    ...partsOf(home, course, { split, groups, priced }),
    flows: flowsOf(course),
  });
}

/** Up to the last half-hour that the house's meter told, where the period reaches so far. */
export function heardOf({ reach }: HomeOf, { period, used }: MeasuredHome): Heard {
  const from = Math.max(0, reach.from - period.from) * SLOTS_A_DAY;
  const isOver = period.until < reach.until;
  return { from, until: isOver ? used.wh.length : lastKnown(used.quality) + 1 };
}

function placeOf({ reach }: HomeOf, span: PartsView["span"], { from, until }: Period) {
  const before = addDays(from, -1);
  return {
    from: formatDay(from),
    until: formatDay(until),
    previous: before >= reach.from ? formatDay(startOf(span, before)) : null,
    next: until < reach.until ? formatDay(until) : null,
  };
}

function startOf(span: PartsView["span"], on: Day): Day {
  return periodAround(span, on).from;
}

function houseOf(split: SplitHome, steps: readonly Step[], heard: Heard) {
  return {
    steps: steps.map(({ key, from, until }, at) => ({
      key,
      wh: split.used.wh[at] ?? 0,
      ...(split.stepsKnown[at] ?? { slots: 0, missing: 0, estimated: 0 }),
      ahead: from >= heard.until || until <= heard.from,
    })),
    totalWh: split.used.totalWh,
    known: split.used.known,
  };
}

/** Rooms in their order, then what is in none; appliances by their use, greatest first. */
function groupsOf(home: HomeOf, { parts }: MeasuredHome, cut: Cut): readonly Group[] {
  if (cut === "house") return [];
  if (cut === "appliance") return parts.map((part) => ({ key: part.key, parts: [part] }));
  const rooms = home.meters.rooms.map(({ room }) => ({
    key: room,
    parts: parts.filter((part) => part.room === room),
  }));
  const nowhere = { key: NO_ROOM, parts: parts.filter(({ room }) => room === null) };
  return [...rooms, nowhere].filter((group) => group.parts.length > 0);
}

/** What is in no room, and circuits that serve several. */
const NO_ROOM = "none";

interface Cutting {
  readonly split: SplitHome;
  readonly groups: readonly Group[];
  readonly priced: PricedUse | null;
}

function partsOf(home: HomeOf, course: MeasuredHome, { split, groups, priced }: Cutting) {
  const shares = (priced?.costs ?? []).map((cost) => shareCost(course, cost));
  const place = new Map(course.parts.map(({ key }, index) => [key, index]));
  const yenOf = ({ parts }: Group) =>
    priced === null
      ? null
      : sumYen(parts.flatMap(({ key }) => shares.map((each) => shareAt(each, place.get(key)))));
  const parts = groups.map((group, at) => {
    const row = split.rows[at];
    if (row === undefined) throw new Error("a group without a row");
    const { wh, totalWh, known } = row;
    const shown = { ...labelOf(home, group), wh: [...wh], totalWh, known };
    return { ...shown, yen: yenOf(group) };
  });
  const grouped = sumYen(parts.map((part) => yen(part.yen ?? 0)));
  return {
    yen: priced?.yen ?? null,
    fixedYen: priced?.fixedYen ?? null,
    parts: parts.toSorted(byUse),
    rest: {
      wh: [...split.rest.wh],
      totalWh: split.rest.totalWh,
      yen: priced === null ? null : priced.yen - grouped,
    },
    aloneWh: split.aloneWh,
    coveredWh: split.coveredWh,
  };
}

/** Greatest first; what is in no room last. */
function byUse(a: PartsView["parts"][number], b: PartsView["parts"][number]): number {
  const last = Number(a.key === NO_ROOM) - Number(b.key === NO_ROOM);
  return last === 0 ? b.totalWh - a.totalWh : last;
}

function shareAt({ parts }: SharedCost, index: number | undefined) {
  return (index === undefined ? undefined : parts[index]) ?? yen(0);
}

function labelOf({ meters }: HomeOf, { key, parts }: Group) {
  const [only, ...others] = parts;
  if (only && others.length === 0 && only.key === key) {
    return { key, name: { ...only.name }, kind: only.kind, room: only.room };
  }
  const name = meters.rooms.find(({ room }) => room === key)?.name;
  const label =
    name === undefined
      ? { ja: "部屋を決めていないもの", en: "In no room" }
      : { ja: name, en: name };
  return { key, name: label, kind: "room" as const, room: name === undefined ? null : key };
}
