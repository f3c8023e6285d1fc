import type {
  LoadRefusal,
  LoadRefusalCode,
  LoadRefusals,
} from "../../../diagnosis/load/refusal.ts";
import type { LabelText } from "../../api/fields.ts";

/** What is wrong and what would be accepted, for the person who typed it. */
const WORDS: Readonly<Record<LoadRefusalCode, LabelText>> = {
  "diagnosis.use-too-short": {
    ja: "使用量が短すぎます。1週間分以上が必要です。",
    en: "There is too little use: a week of it is needed.",
  },
  "diagnosis.use-too-thin": {
    ja: "欠けていない日が足りません。7日以上が必要です。",
    en: "Too few days are whole: seven are needed.",
  },
  "diagnosis.use-without-holidays": {
    ja: "この年の祝日が分かりません。1970年から2050年までを指定してください。",
    en: "The holidays of that year are not known: name one from 1970 to 2050.",
  },
  "diagnosis.temperatures-wrong": {
    ja: "この地点の平年気温がありません。",
    en: "There are no normal temperatures of the place.",
  },
  "diagnosis.no-months": {
    ja: "使用量が1か月もありません。1〜12か月分を入力してください。",
    en: "No month has a use: write 1 to 12 of them.",
  },
  "diagnosis.too-many-months": {
    ja: "12か月を超えています。続いた12か月までにしてください。",
    en: "There are more than 12 months: write at most 12 on end.",
  },
  "diagnosis.month-twice": {
    ja: "同じ日が二度あります。期間が重ならないようにしてください。",
    en: "Some days stand there twice: periods may not overlap.",
  },
  "diagnosis.period-wrong": {
    ja: "期間が正しくありません。請求1回分（1〜62日）の検針日から検針日までとしてください。",
    en: "The period cannot be: write the days of one bill from reading to reading, 1 to 62.",
  },
  "diagnosis.energy-implausible": {
    ja: "使用量がありえない値です。1か月0〜200,000 kWhで入力してください。",
    en: "That use cannot be: write 0 to 200,000 kWh a month.",
  },
  "diagnosis.shape-unknown": {
    ja: "この暮らし方の型はありません。",
    en: "There is no such pattern of life.",
  },
  "diagnosis.weights-wrong": {
    ja: "時間帯の割合は0〜1,000,000とし、すべてを0にしないでください。",
    en: "Write weights of 0 to 1,000,000 that are not all 0.",
  },
  "diagnosis.plan-unknown": {
    ja: "料金から使用量を求めるには、現在のプランを一覧から選んでください。",
    en: "To learn the use from a bill, name the present plan, one of the list.",
  },
  "diagnosis.plan-not-electricity": {
    ja: "これは電気のプランではありません。電気のプランを選んでください。",
    en: "This is no plan of electricity: name one that is.",
  },
  "diagnosis.plan-not-sold": {
    ja: "このプランはこの地域にありません。地域で申し込めるプランを選んでください。",
    en: "The plan is not sold in the area: name one that is.",
  },
  "diagnosis.bill-not-priced": {
    ja: "この月のこのプランの料金を計算できません。契約容量と月を確かめてください。",
    en: "The plan has no price for that month: look at the contracted capacity and the month.",
  },
  "diagnosis.yen-below-base": {
    ja: "使用量が0のときの料金を下回っています。それ以上の税込金額を入力してください。",
    en: "Less than is asked when nothing is used: write that or more, with tax.",
  },
  "diagnosis.yen-implausible": {
    ja: "金額がありえない値です。税込の整数で、200,000 kWh分の料金までとしてください。",
    en: "That amount cannot be: write whole yen with tax, up to what 200,000 kWh come to.",
  },
  "diagnosis.persons-implausible": {
    ja: "人数は1〜20人で入力してください。",
    en: "Write 1 to 20 persons.",
  },
  "diagnosis.size-implausible": {
    ja: "床面積は5〜1,000 m²で入力してください。",
    en: "Write a floor of 5 to 1,000 m².",
  },
  "diagnosis.distance-implausible": {
    ja: "走行距離は年0〜200,000 kmで入力してください。",
    en: "Write 0 to 200,000 km a year.",
  },
};

/** Why no year of use can be made, field by field, for programs and for people. */
export function loadFaults(refusals: LoadRefusals) {
  return refusals.map(({ code, field, got, accepted }: LoadRefusal) => ({
    path: `electricity.${field}`,
    message: `${code}: ${got}; accepted: ${accepted}`,
    said: WORDS[code],
  }));
}
