import type { Label } from "../terms/fields.ts";
import type { Warning } from "./model.ts";
import { isVerified } from "./options.ts";
import { ownFirstText } from "./own-plans.ts";
import type { Scene } from "./question-scene.ts";
import type { Ranked } from "./ranking.ts";

/** What every report says, whatever it answers (EN-08). */
const ALWAYS: readonly Warning[] = [
  {
    code: "warning.no-guarantee",
    text: {
      ja: "この診断は試算であり、設備の性能や料金の削減額を保証するものではありません。",
      en: "This is an estimate; it guarantees neither what equipment does nor what is saved.",
    },
  },
  {
    code: "warning.may-change",
    text: {
      ja: "経年劣化、設置場所、気候、暮らし方、売電・電気・ガスの単価が変われば、結果も変わります。",
      en: "Ageing, place, climate, habits, and prices of power sold and bought change the result.",
    },
  },
];

/** The warnings that hold for a diagnosis, in a fixed order. */
export function warningsOf(scene: Scene, ranked: readonly Ranked[]): readonly Warning[] {
  const { prepared, electricity, question } = scene;
  const warnings = [...ALWAYS];
  const warn = (holds: boolean, code: string, text: Label) => {
    if (holds) warnings.push({ code, text });
  };
  warn(prepared.held.length > 0, "warning.prices-assumed", {
    ja: `公表されていない月の単価は「${prepared.scenario.scenario.label.ja}」として計算しています。`,
    en: `Prices of months not yet published follow “${prepared.scenario.scenario.label.en}”.`,
  });
  const counts = electricity?.load.counts;
  warn((counts?.filled ?? 0) > 0, "warning.filled", {
    ja: `使用量の欠けていた${counts?.filled ?? 0}コマを補っています。補った合計は請求と異なることがあります。`,
    en: `${counts?.filled ?? 0} missing half-hours were filled; the bill may differ.`,
  });
  warn((counts?.grown ?? 0) + (counts?.shaped ?? 0) > 0, "warning.not-measured", {
    ja: "実測のない期間や時間帯の使用量を推定しています。",
    en: "Use of days or hours that were not measured is estimated.",
  });
  const generation = electricity?.load.generation ?? null;
  warn(generation !== null && question.equipment.solar === null, "warning.generation-left-out", {
    ja: "ファイルに発電量がありますが、太陽光が入力されていないため計算に入れていません。",
    en: "The file holds generation, but no panels were named: it is not counted.",
  });
  const { loads } = question.equipment;
  warn(loads !== null && !loads.present, "warning.fuel-left-out", {
    ja: "電気に切り替えて減るガソリンやガスの費用は含んでいません。",
    en: "What petrol or gas is saved by new electric loads is not counted.",
  });
  warnOfDoubt(ranked, warn);
  warnOfOwn(ranked, warn);
  return warnings;
}

type Warn = (holds: boolean, code: string, text: Label) => void;

/** Names what would be cheaper if its prices were certain. */
function warnOfDoubt(ranked: readonly Ranked[], warn: Warn): void {
  const [first] = ranked;
  if (first === undefined || isVerified(first.ranked)) return;
  const { label } = first.ranked;
  warn(true, "warning.cheapest-unverified", {
    ja: `最も安い「${label.ja}」は単価が確認できていないため、推奨していません。`,
    en: `The cheapest, “${label.en}”, is not recommended: its prices are not verified.`,
  });
}

/** A contractor's own plan never comes first unsaid. */
function warnOfOwn(ranked: readonly Ranked[], warn: Warn): void {
  const first = ranked.find(({ verified }) => verified)?.ranked;
  if (first === undefined || first.kind === "stay") return;
  warn(first.marks.includes("own"), "warning.own-plan-first", ownFirstText(first.label));
}
