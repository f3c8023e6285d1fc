import type { Family } from "../../callout/model.ts";
import type { UsedLine } from "../../callout/quote/quote-terms.ts";

/** What breaks in the demo's homes, and what was done about it. */
export interface DemoTrouble {
  readonly family: Family;
  readonly trouble: string;
  readonly facts: Readonly<Record<string, string>>;
  /** As the caller says it. */
  readonly words: string;
  readonly cause: string;
  readonly done: string;
  /** Minutes of work. */
  readonly minutes: number;
  /** What is not free, and needed every second time; yen with tax. */
  readonly extra?: UsedLine;
  /** Made safe first; a second visit brings `extra`. */
  readonly waits?: string;
}

function line(code: string, words: string, unitPrice: number): UsedLine {
  return { code, words, quantity: 1, unitPrice };
}

const TAP = {
  family: "water",
  trouble: "kitchen-tap",
  facts: {},
  words: "台所の蛇口の根元から水がにじみ、止まりません",
  cause: "worn-out",
  done: "止水のうえパッキンを交換し、水漏れが止まったことをご一緒に確かめました。",
  minutes: 35,
  extra: line("parts", "混合栓カートリッジ", 6600),
} as const satisfies DemoTrouble;

const CLOGGED = {
  family: "water",
  trouble: "toilet-clogged",
  facts: {},
  words: "トイレの水が流れず、あふれそうです",
  cause: "blocked",
  done: "ローポンプで詰まりを取り除き、3回流して確かめました。",
  minutes: 30,
  extra: line("special-work", "高圧洗浄", 16500),
} as const satisfies DemoTrouble;

const DRAIN = {
  family: "water",
  trouble: "bath-drain",
  facts: {},
  words: "お風呂の水がなかなか流れません",
  cause: "blocked",
  done: "排水トラップを外して清掃し、流れるようになりました。",
  minutes: 40,
} as const satisfies DemoTrouble;

const BASIN = {
  family: "water",
  trouble: "other-water",
  facts: { where: "inside" },
  words: "洗面台の下が濡れています",
  cause: "worn-out",
  done: "洗面台の給水ナットを締め直し、パッキンを交換しました。",
  minutes: 30,
} as const satisfies DemoTrouble;

const KEY = {
  family: "keys",
  trouble: "key-lost",
  facts: { door: "entrance" },
  words: "カギを失くして玄関に入れません",
  cause: "lost-or-broken",
  done: "本人確認のうえ、鍵を壊さずに玄関を開けました。",
  minutes: 25,
} as const satisfies DemoTrouble;

const INNER = {
  family: "keys",
  trouble: "locked-out",
  facts: { door: "entrance" },
  words: "内鍵が掛かってしまい、ドアが開きません",
  cause: "accident",
  done: "ドアスコープから内鍵を外しました。",
  minutes: 25,
} as const satisfies DemoTrouble;

const GLASS = {
  family: "glass",
  trouble: "child",
  facts: { pane: "window" },
  words: "子どもがボールを当てて窓が割れました",
  cause: "accident",
  done: "割れたガラスを新しいガラスに交換しました。",
  minutes: 50,
  extra: line("glass-replacement", "透明3mm 900×900", 18700),
  waits: "割れたガラスを回収し、養生板でふさぎました。",
} as const satisfies DemoTrouble;

const BREAKER = {
  family: "electricity",
  trouble: "breaker",
  facts: { outage: "no", unpaid: "no" },
  words: "ブレーカーが何度も落ちます",
  cause: "faulty-fitting",
  done: "回路を一つずつ確かめ、漏電していた屋外コンセントを切り離して復旧しました。",
  minutes: 40,
  extra: line("parts", "屋外用コンセント", 3300),
} as const satisfies DemoTrouble;

const BULB = {
  family: "electricity",
  trouble: "bulb",
  facts: {},
  words: "洗面所の電球の替え方がわかりません",
  cause: "worn-out",
  done: "ご用意いただいた電球に交換し、替え方をご説明しました。",
  minutes: 15,
} as const satisfies DemoTrouble;

const HEATER = {
  family: "gas",
  trouble: "no-hot-water",
  facts: { unpaid: "no" },
  words: "お湯が出ません。エラー番号が点滅しています",
  cause: "faulty-fitting",
  done: "給湯器の点火部を清掃し、お湯が出ることを確かめました。",
  minutes: 45,
} as const satisfies DemoTrouble;

const STOVE = {
  family: "gas",
  trouble: "stove",
  facts: { unpaid: "no" },
  words: "ガスレンジの左側だけ火がつきません",
  cause: "worn-out",
  done: "電池と点火プラグを確かめ、火がつくようになりました。",
  minutes: 30,
} as const satisfies DemoTrouble;

export const TROUBLES = {
  TAP,
  CLOGGED,
  DRAIN,
  BASIN,
  KEY,
  INNER,
  GLASS,
  BREAKER,
  BULB,
  HEATER,
  STOVE,
} as const;

/** How often which: water in half of the calls, keys and current after it. */
export const OFTEN: readonly DemoTrouble[] = [
  CLOGGED,
  TAP,
  CLOGGED,
  KEY,
  BREAKER,
  TAP,
  BASIN,
  DRAIN,
  HEATER,
  INNER,
  GLASS,
  BULB,
  STOVE,
  CLOGGED,
  KEY,
];

/** Nobody comes for these: the terms leave them out. */
export const LEFT_OUT: readonly DemoTrouble[] = [
  {
    family: "water",
    trouble: "roof-leak",
    facts: {},
    words: "天井から雨漏りしています",
    cause: "roof-leak",
    done: "",
    minutes: 0,
  },
  {
    family: "electricity",
    trouble: "appliance",
    facts: {},
    words: "テレビがつきません",
    cause: "household-appliance",
    done: "",
    minutes: 0,
  },
];
