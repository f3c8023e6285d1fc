import type { Skill, Technician } from "../../callout/model.ts";
import { type Day, addDays, formatDay } from "../../kernel/day.ts";
import { addSeconds } from "../../platform/index.ts";
import { houseAt } from "./callout-town.ts";

/** Who goes out in the demo: twelve invented people of three invented companies. */

const CENTRE = "縁ヶ浜設備センター";
const LOCKS = "汐風ロック&ガラス";
const HILLS = "丘の上工務店";

const ALL_AREAS = ["汐風町", "本陣前", "水車通り", "若葉坂", "桐ノ木"];
const HILL_AREAS = ["本陣前", "若葉坂", "桐ノ木"];

interface Person {
  readonly name: string;
  readonly kana: string;
  readonly company: string;
  readonly skills: readonly Skill[];
  readonly quarter: string;
}

const PEOPLE: readonly Person[] = [
  person("浜野 拓", "ハマノ タク", CENTRE, ["water", "gas", "electrician-2"], "汐風町"),
  person("岸本 亮介", "キシモト リョウスケ", LOCKS, ["keys", "glass"], "本陣前"),
  person("若宮 千夏", "ワカミヤ チナツ", CENTRE, ["water", "gas"], "本陣前"),
  person("大塚 剛", "オオツカ ゴウ", HILLS, ["water", "electrician-2"], "若葉坂"),
  person("水谷 恵", "ミズタニ メグミ", CENTRE, ["water", "electrician-2"], "水車通り"),
  person("島田 直人", "シマダ ナオト", LOCKS, ["keys", "glass", "water"], "水車通り"),
  person("桐生 麻衣", "キリュウ マイ", HILLS, ["electrician-2", "gas"], "桐ノ木"),
  person("本庄 健", "ホンジョウ ケン", CENTRE, ["water", "gas", "electrician-2"], "本陣前"),
  person("磯部 徹", "イソベ トオル", LOCKS, ["keys", "glass"], "汐風町"),
  person("野口 沙耶", "ノグチ サヤ", HILLS, ["water", "glass"], "若葉坂"),
  person("古川 大輔", "フルカワ ダイスケ", CENTRE, ["water", "keys"], "桐ノ木"),
  person("星 光", "ホシ ヒカル", LOCKS, ["keys", "glass", "electrician-2"], "本陣前"),
];

function person(
  name: string,
  kana: string,
  company: string,
  skills: readonly Skill[],
  quarter: string,
): Person {
  return { name, kana, company, skills, quarter };
}

export const TECHNICIANS: readonly Technician[] = PEOPLE.map((one, index) => ({
  technician: technicianNumber(index),
  name: one.name,
  kana: one.kana,
  phone: `090-0000-${String(1001 + index)}`,
  company: one.company,
  skills: one.skills,
  // Two of the hills do not come down to the sea.
  areas: one.company === HILLS && index % 2 === 1 ? HILL_AREAS : ALL_AREAS,
  base: houseAt(one.quarter, `${one.company}${index}`),
}));

export function technicianNumber(index: number): string {
  return `T-${String(index + 1).padStart(4, "0")}`;
}

/** Hours of Tokyo: early, late, night; the night ends on the next day. */
const HOURS = [
  { from: 8, hours: 9 },
  { from: 13, hours: 9 },
  { from: 22, hours: 10 },
] as const;

/** Of ten people six are early, two late and two at night, another week others. */
const TURNS = [0, 0, 0, 1, 2] as const;

export interface Shift {
  readonly from: string;
  readonly until: string;
}

/**
 * Five shifts a week for each, so that every hour of every day has somebody; the two who have a
 * login of the demo are there by day, every day.
 */
export function shiftsOf(
  index: number,
  { from, until }: { from: Day; until: Day },
): readonly Shift[] {
  const shifts: Shift[] = [];
  for (let on = from; on < until; on = addDays(on, 1)) {
    // Of two who share a turn, one is there when the other has a day off.
    if ((on + index * 2) % 7 < 2 && index >= 2) continue;
    const turn = index < 2 ? 0 : (TURNS[(index + Math.floor(on / 7)) % TURNS.length] ?? 0);
    const hours = HOURS[turn];
    if (hours === undefined) continue;
    shifts.push({ from: tokyo(on, hours.from), until: tokyo(on, hours.from + hours.hours) });
  }
  return shifts;
}

/** An hour of a day in Tokyo as an instant: 8 on 2026-11-22 is 2026-11-21T23:00:00.000Z. */
export function tokyo(on: Day, hour: number, minute = 0): string {
  return addSeconds(`${formatDay(addDays(on, -1))}T15:00:00Z`, hour * 3600 + minute * 60);
}
