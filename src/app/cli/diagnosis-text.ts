import { CASH_YEARS } from "../../diagnosis/cash-flow.ts";
import type { Diagnosis, LoadYear, RankedPlan } from "../../diagnosis/model.ts";
import { nearest } from "../../diagnosis/nearest.ts";
import { sumWh } from "../../diagnosis/sum-wh.ts";
import { formatDay } from "../../kernel/day.ts";
import { grouped } from "../../kernel/number-text.ts";
import type { UseFile } from "../../metering/formats/use/use-file.ts";
import type { UseDiagnosis } from "../diagnosis/diagnose-use.ts";
import { type Language, padLeft, padRight, widthOf, yenText } from "./table.ts";

/** What was understood, the ranking, why, what equipment brings, and what to keep in mind. */
export function diagnosisText(
  { use, load, diagnosis }: UseDiagnosis,
  { language, assumed }: { readonly language: Language; readonly assumed: readonly string[] },
): string {
  return [
    ...(use === null ? [] : [fileText(use)]),
    ...(load === null ? [] : loadText(load, language)),
    ...assumed,
    "",
    ...rankingText(diagnosis, language),
    ...(diagnosis.why === null ? [] : ["", diagnosis.why.sentence[language]]),
    ...effectText(diagnosis, language),
    "",
    ...notComparedText(diagnosis),
    ...diagnosis.warnings.map(({ text }) => `! ${text[language]}`),
  ].join("\n");
}

function fileText({ days, from, unit, stepMinutes }: UseFile): string {
  return `${days} days from ${formatDay(from)}, ${unit}, every ${stepMinutes} minutes`;
}

function loadText(
  { wh, from, counts, generation, error, notes }: LoadYear,
  language: Language,
): readonly string[] {
  const { measured, filled, grown, shaped } = counts;
  const made = `${measured} measured, ${filled} filled, ${grown} grown`;
  const slots = shaped > 0 ? `${made}, ${shaped} shaped` : made;
  const about = shaped > 0 ? ` ± ${nearest(error.levelPercent)} %` : "";
  return [
    `${kwh(wh)} kWh${about} in the year from ${formatDay(from)}; half-hours: ${slots}`,
    ...(generation === null ? [] : [`${kwh(generation)} kWh generated beside it`]),
    ...notes.map(({ text }) => text[language]),
  ];
}

function kwh(wh: Float64Array): string {
  return grouped(String(nearest(sumWh(wh) / 1000)));
}

const SHOWN = 15;

function rankingText({ ranking, scenario }: Diagnosis, language: Language): readonly string[] {
  const rows = ranking.slice(0, SHOWN).map((plan) => rowOf(plan, language));
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  const lines = rows.map(([place = "", yen = "", error = "", ...rest]) =>
    [
      padLeft(place, widths[0] ?? 0),
      padLeft(yen, widths[1] ?? 0),
      padLeft(error, widths[2] ?? 0),
      padRight(rest[0] ?? "", widths[3] ?? 0),
      rest[1] ?? "",
    ]
      .join("  ")
      .trimEnd(),
  );
  const more = ranking.length - rows.length;
  const head = `${ranking.length} plans, ${scenario.label[language]}`;
  return [head, ...lines, ...(more > 0 ? [`… ${more} more`] : [])];
}

function rowOf(plan: RankedPlan, language: Language): readonly string[] {
  const { place, yearYen, error, supplier, label, marks, sameAs, differenceYen } = plan;
  const against = differenceYen === null ? "" : ` (${signed(differenceYen)})`;
  const names = `${supplier[language]} ${label[language]}${against}`;
  const spread = `${grouped(String(nearest(error.p10)))}…${grouped(String(nearest(error.p90)))}`;
  const said = [...(sameAs === null ? [] : ["≈"]), ...marks].join(" ");
  return [place === null ? "-" : String(place), yenText(yearYen, language), spread, names, said];
}

function signed(yen: number): string {
  const text = grouped(String(yen));
  return yen > 0 ? `+${text}` : text.replace("-", "−");
}

const PARTS = [
  { of: "loadsYen", ja: "新しい負荷", en: "new loads" },
  { of: "planYen", ja: "プラン変更", en: "change of plan" },
  { of: "selfUseYen", ja: "自家消費", en: "own use" },
  { of: "surplusYen", ja: "余剰売電", en: "surplus sold" },
  { of: "batteryYen", ja: "蓄電池", en: "battery" },
] as const;

function effectText({ effect, investment }: Diagnosis, language: Language): readonly string[] {
  if (effect === null || (effect.totalYen === 0 && investment === null)) return [];
  const { totalYen } = effect;
  const parts = PARTS.filter(({ of }) => effect[of] !== 0).map((part) => {
    return `${part[language]} ${yenText(effect[part.of], language)}`;
  });
  const first = `in the first year ${yenText(totalYen, language)}: ${parts.join(", ")}`;
  if (investment === null) return ["", first];
  const { priceYen, paybackYears, irrPercent } = investment;
  const years =
    paybackYears.p50 === null ? `not in ${CASH_YEARS} years` : `${paybackYears.p50} years`;
  const irr = irrPercent === null ? "" : `, IRR ${irrPercent} %`;
  return ["", first, `for ${yenText(priceYen, language)}, paid back: ${years}${irr}`];
}

function notComparedText({ notCompared }: Diagnosis): readonly string[] {
  const byCode = Map.groupBy(notCompared, ({ code }) => code);
  const counts = [...byCode].map(([code, plans]) => `${code} ${plans.length}`);
  return counts.length === 0 ? [] : [`not compared: ${counts.join(", ")}`];
}
