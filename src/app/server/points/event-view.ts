import { addDays, type Day, formatDay } from "../../../kernel/day.ts";
import {
  eventFinding,
  findingAsk,
  grantOf,
  type Judged,
  judgeOne,
  type LoadedMember,
  type OwnEvent,
  phaseOf,
  type PointEvent,
  type Window,
  windowEnd,
  windowStart,
  windowText,
} from "../../../points/index.ts";
import { endOf } from "../../../metering/join-series.ts";
import { QUALITY } from "../../../metering/series.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import { mustBeInForce } from "../../../terms/dated.ts";
import type { PointEventDetail, PointEventView, StaffEvent } from "../../api/points.ts";
import { dates, judgedView } from "./points-view.ts";

export interface EventAsk {
  readonly member: LoadedMember;
  readonly catalogue: LoadedCatalogue;
  readonly now: string;
  readonly today: Day;
}

/** An event of a household's own, with its result when it is over. */
export function eventView({ event, part }: OwnEvent, ask: EventAsk): PointEventView {
  const { member, catalogue, now, today } = ask;
  const { scheme } = member;
  const { points, percentBelow } = mustBeInForce(
    scheme.rule.announced.values,
    event.day,
    scheme.id,
  );
  const judges = phaseOf(event, now) === "over" && event.calledOffAt === null;
  const finding = judges ? eventFinding(member, event.event, today) : undefined;
  return {
    ...said(event, now),
    body: event.body,
    ...spanOf(event),
    left: part.leftAt !== null,
    steered: part.steeredAt !== null,
    restored: part.restoredAt !== null,
    points,
    percentBelow,
    ...dates(grantOf(scheme, event.day)),
    result: finding ? judgedView(finding, catalogue) : null,
  };
}

function spanOf({ day, windows }: PointEvent) {
  const starts = windows.map((window) => windowStart(day, window)).toSorted();
  const ends = windows.map((window) => windowEnd(day, window)).toSorted();
  return { startsAt: starts[0] ?? "", endsAt: ends.at(-1) ?? "" };
}

/** What everybody may know of an event. */
export function said(event: PointEvent, now: string) {
  return {
    event: event.event,
    title: event.title,
    day: formatDay(event.day),
    windows: event.windows.map(clockTimes),
    phase: phaseOf(event, now),
    calledOff: event.calledOffAt !== null,
  } satisfies Partial<StaffEvent>;
}

function clockTimes(window: Window) {
  const [from = "", until = ""] = windowText(window).split("-");
  return { from, until };
}

/** The event's page: by what is known now, half-hour by half-hour. */
export function eventDetail(
  own: OwnEvent,
  ask: EventAsk & Pick<PointEventDetail, "appliances">,
): PointEventDetail {
  return {
    asOf: ask.now,
    event: eventView(own, ask),
    judged: judgedView(judgedNow(own.event, ask), ask.catalogue),
    slots: slotsOf(own.event, ask),
    appliances: ask.appliances,
  };
}

/** The first window that is met, or else the one that runs or comes first. */
function judgedNow(event: PointEvent, { member, today }: EventAsk): Judged {
  const ask = findingAsk(member, today);
  const judged = event.windows.flatMap((window) => judgeOne(ask, event.day, window) ?? []);
  const best = judged.find(({ verdict }) => verdict === "met") ?? judged[0];
  if (!best) throw new Error(`event ${event.event} has no window`);
  return best;
}

export interface Slot {
  readonly from: string;
  readonly meanWh: number | null;
  readonly usedWh: number | null;
}

/** Each half-hour of the windows: what is known of it, and its own mean of the days before. */
export function slotsOf(event: PointEvent, { member }: Pick<EventAsk, "member">): Slot[] {
  const { scheme, series } = member;
  const terms = mustBeInForce(scheme.rule.announced.values, event.day, scheme.id);
  const counts = new Set<number>(terms.counted.map((name) => QUALITY[name]));
  const at = (day: Day, slot: number): number | null => {
    if (series === null || day < series.from || day >= endOf(series)) return null;
    const index = (day - series.from) * 48 + slot;
    return counts.has(series.quality[index] ?? 0) ? (series.wh[index] ?? null) : null;
  };
  return event.windows.flatMap(({ from, until }) =>
    Array.from({ length: until - from }, (_, k) => {
      const slot = from + k;
      const days = Array.from({ length: terms.days }, (__, d) =>
        addDays(event.day, d - terms.days),
      );
      const known = days.flatMap((day) => at(day, slot) ?? []);
      const isEnough = known.length >= terms.atLeastDays;
      return {
        from: windowText({ from: slot, until: slot + 1 }).slice(0, 5),
        meanWh: isEnough ? Math.floor(known.reduce((a, b) => a + b, 0) / known.length) : null,
        usedWh: at(event.day, slot),
      };
    }),
  );
}
