import type { Label } from "../../terms/fields.ts";
import type { Skill } from "../model.ts";
import { tokyoTime } from "../travel/instants.ts";

/** What speaks for a technician, and why one was left out, as the dispatcher reads it. */

const ABLE: Readonly<Record<Skill, Label>> = {
  water: { ja: "水まわりの作業ができる", en: "does plumbing" },
  keys: { ja: "鍵の作業ができる", en: "does locks" },
  glass: { ja: "ガラスの作業ができる", en: "does glass" },
  "electrician-2": { ja: "第二種電気工事士", en: "electrician, class 2" },
  gas: { ja: "ガス機器の点検ができる", en: "checks gas appliances" },
};
const UNABLE: Readonly<Record<Skill, Label>> = {
  water: { ja: "水まわりの作業はしない", en: "does no plumbing" },
  keys: { ja: "鍵の作業はしない", en: "does no locks" },
  glass: { ja: "ガラスの作業はしない", en: "does no glass" },
  "electrician-2": { ja: "第二種電気工事士ではない", en: "is no electrician of class 2" },
  gas: { ja: "ガス機器の点検はしない", en: "does not check gas appliances" },
};

export function able(skill: Skill): Label {
  return ABLE[skill];
}

export function unable(skill: Skill): Label {
  return UNABLE[skill];
}

interface Reaching {
  readonly freeInMinutes: number;
  readonly travelMinutes: number;
  /** Stops that come before. */
  readonly after: number;
  /** One of them is only offered, and may be refused. */
  readonly isAsked: boolean;
  /** Start of a shift that has not begun, seconds; null: it has. */
  readonly startsAt: number | null;
}

/** `あと12分で作業終了・移動9分`. */
export function reaching(how: Reaching): Label {
  const { freeInMinutes, travelMinutes, after, isAsked, startsAt } = how;
  const way = { ja: `移動${travelMinutes}分`, en: `${travelMinutes} min away` };
  if (after === 0 && startsAt !== null) {
    const from = tokyoTime(startsAt);
    return { ja: `${from}から勤務・${way.ja}`, en: `on shift from ${from}, ${way.en}` };
  }
  if (after === 0) return { ja: `いま空いている・${way.ja}`, en: `free now, ${way.en}` };
  if (isAsked) {
    return {
      ja: `別の依頼の返事待ち（受けると約${freeInMinutes}分後）・${way.ja}`,
      en: `asked for another call (if so, free in ${freeInMinutes} min), then ${way.en}`,
    };
  }
  if (after === 1) {
    return {
      ja: `あと${freeInMinutes}分で作業終了・${way.ja}`,
      en: `free in ${freeInMinutes} min, then ${way.en}`,
    };
  }
  return {
    ja: `${after}件を終えて${freeInMinutes}分後・${way.ja}`,
    en: `free in ${freeInMinutes} min after ${after} visits, then ${way.en}`,
  };
}

/** `本日6件目`. */
export function visitOfDay(count: number): Label {
  return { ja: `本日${count}件目`, en: `visit ${count} of the day` };
}

export function delaying(delays: { readonly visits: number; readonly minutes: number }): Label {
  const { visits, minutes } = delays;
  if (visits === 0) return { ja: "ほかの訪問は遅れない", en: "delays no other visit" };
  return {
    ja: `約束した訪問${visits}件が最大${minutes}分遅れる`,
    en: `${visits} promised visit${visits === 1 ? "" : "s"} up to ${minutes} min late`,
  };
}

export function pastShift(minutes: number, until: number): Label {
  const end = tokyoTime(until);
  return {
    ja: `残りの訪問が${end}の勤務終了を${minutes}分超える`,
    en: `the remaining visits run ${minutes} min past the end of the shift at ${end}`,
  };
}

/** Nothing is known of the way there. */
export function placeUnknown(minutes: number): Label {
  return {
    ja: `場所が地図で未確定のため移動${minutes}分と仮定`,
    en: `place not on the map yet: ${minutes} min of travel assumed`,
  };
}

export const OUT = {
  area: { ja: "担当地域の外", en: "outside their areas" },
  noShift: { ja: "勤務の予定がない", en: "no shift" },
  window: { ja: "ご希望の時間帯に着けない", en: "cannot be there within the window" },
  refused: { ja: "この訪問を断った", en: "refused this visit" },
  expired: { ja: "期限までに返事がなかった", en: "did not answer in time" },
  released: { ja: "この訪問を返した", en: "gave this visit back" },
  withdrawn: { ja: "打診を取り下げた", en: "the offer was withdrawn" },
} as const satisfies Record<string, Label>;

export function shiftEnds(until: number, ends: number): Label {
  return {
    ja: `勤務は${tokyoTime(until)}まで（終わるのは${tokyoTime(ends)}ごろ）`,
    en: `the shift ends at ${tokyoTime(until)}; the visit at about ${tokyoTime(ends)}`,
  };
}

/** `24時間の稼働が13時間20分になる（上限13時間）`. */
export function workedEnough(minutes: number, most: number): Label {
  return {
    ja: `24時間の稼働が${hoursJa(minutes)}になる（上限${hoursJa(most)}）`,
    en: `${hoursEn(minutes)} of work in 24 hours; the limit is ${hoursEn(most)}`,
  };
}

export function enoughAhead(emergencies: number): Label {
  return {
    ja: `緊急の訪問をすでに${emergencies}件受けている`,
    en: `has ${emergencies} emergencies already`,
  };
}

export function needsRest(minutes: number, most: number): Label {
  return {
    ja: `前の休息から${hoursJa(minutes)}になる（上限${hoursJa(most)}）`,
    en: `${hoursEn(minutes)} since the last rest; the limit is ${hoursEn(most)}`,
  };
}

function hoursJa(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}時間${rest === 0 ? "" : `${rest}分`}`;
}

function hoursEn(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? "" : ` ${rest} min`}`;
}
