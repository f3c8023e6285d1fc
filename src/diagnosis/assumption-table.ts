import { type Area, AREAS } from "../kernel/area.ts";
import { formatMonth, monthOf } from "../kernel/day.ts";
import { decimal, divide, toText } from "../kernel/exact.ts";
import { round } from "../kernel/rounding.ts";
import type { Label } from "../terms/fields.ts";
import { originText } from "../solar/weather.ts";
import { YEAR_AHEAD } from "./assumed.ts";
import { assumptionsTaken } from "./assumptions.ts";
import type { AssumptionRow } from "./model.ts";
import type { Prepared } from "./prepare.ts";
import type { Assumption } from "./price-scenario.ts";
import { RADIATION_PERCENT, type Scene } from "./question-scene.ts";

/** Rows of this kind are the engine's own rules: no document says so. */
const OWN: Label = { ja: "本診断の定め", en: "Rule of this diagnosis" };

/**
 * Everything that was assumed, with its source (EN-08): the scenario and what it takes for
 * published, the load and its error, sun, ageing and prices of the catalogue, and the engine's own
 * rules.
 */
export function assumptionTable(scene: Scene): readonly AssumptionRow[] {
  const { prepared, electricity, question } = scene;
  const rows = [scenarioRow(prepared), ...heldRows(prepared)];
  if (electricity !== null) rows.push(...loadRows(electricity.load.error));
  if (question.equipment.solar !== null) rows.push(...sunRows(scene));
  return [...rows, ...catalogueRows(prepared), datedRow()];
}

/** What the catalogue assumes; of a year that was, not how the year ahead differs. */
function catalogueRows({ catalogue, ground }: Prepared): readonly AssumptionRow[] {
  const ahead: readonly string[] = ground.periods === null ? [] : Object.values(YEAR_AHEAD);
  return assumptionsTaken(catalogue, ground.asOf)
    .filter(({ key }) => !ahead.includes(key))
    .map(({ key, label, value, unit, source, marks }) => {
      return { key, label, value: number(value), unit, source, marks };
    });
}

function scenarioRow({ scenario, catalogue }: Prepared): AssumptionRow {
  const { label, growthPercent, source } = scenario.scenario;
  const title = catalogue.documents.get(source.document)?.title;
  const marks = (["illustrative", "unverified", "interpretation"] as const).filter(
    (mark) => scenario.scenario[mark] !== undefined,
  );
  return {
    key: "scenario",
    label: { ja: `価格のシナリオ: ${label.ja}`, en: `Price scenario: ${label.en}` },
    value: number(growthPercent),
    unit: "%/y",
    source: {
      ja: `${title?.ja ?? source.document} ${source.article}`,
      en: `${title?.en ?? source.document} ${source.article}`,
    },
    marks,
  };
}

/** What stands in for prices of this year and area; other areas' months decide nothing here. */
function heldRows(prepared: Prepared): readonly AssumptionRow[] {
  const first = monthOf(prepared.from);
  const { area } = prepared.ground.place;
  return prepared.held
    .filter(({ through, series }) => through >= first && isOf(area, series))
    .map((one) => heldRow(prepared, one));
}

function isOf(area: Area, series: string): boolean {
  const last = series.slice(series.lastIndexOf("/") + 1);
  return last === area || !AREAS.some((other) => other === last);
}

function heldRow(
  { scenario, catalogue }: Prepared,
  { series, from, through, ...held }: Assumption,
): AssumptionRow {
  const months = `${formatMonth(from)}–${formatMonth(through)}`;
  const since = formatMonth(held.heldFrom);
  const rule =
    catalogue.rules.get(series) ?? catalogue.rules.get(series.slice(0, series.lastIndexOf("/")));
  const title = rule?.rule.title ?? { ja: series, en: series };
  return {
    key: `held:${series}:${formatMonth(from)}`,
    label: {
      ja: `${title.ja}：未公表の${months}は${since}の値とする`,
      en: `${title.en}: ${months} not published, as in ${since}`,
    },
    value: typeof held.value === "string" ? number(decimalText(held.value)) : held.value,
    unit: held.unit,
    source: scenario.scenario.label,
    marks: ["estimated"],
  };
}

/** Digits are the same in every language. */
function number(digits: string): Label {
  return { ja: digits, en: digits };
}

/** A mean that never ends with two places: 478633/37200 is 12.87. */
function decimalText(value: string): string {
  const [above, below] = value.split("/");
  if (above === undefined || below === undefined || value.includes(" ")) return value;
  return toText(
    round(divide(decimal(above), decimal(below)), { digit: "sen", mode: "half-up" }),
    2,
  );
}

function loadRows(error: {
  readonly levelPercent: number;
  readonly shapePercent: number;
  readonly source: Label;
}): readonly AssumptionRow[] {
  const { source } = error;
  const row = (key: string, label: Label, value: number): AssumptionRow => {
    return { key, label, value: number(String(value)), unit: "%", source, marks: [] };
  };
  return [
    row(
      "load-level",
      { ja: "年間使用量の誤差（標準偏差）", en: "Error of the year's use, one standard deviation" },
      error.levelPercent,
    ),
    row(
      "load-shape",
      {
        ja: "時間帯の誤差（半分が昼夜をまたぐとみなす）",
        en: "Use in a wrong half-hour; half of it is taken to cross day and night",
      },
      error.shapePercent,
    ),
  ];
}

const MEASURED: Label = { ja: "実測の発電量", en: "measured" };

function sunRows({ prepared, electricity, question }: Scene): readonly AssumptionRow[] {
  const own = question.equipment.solar?.present === true && electricity?.load.generation !== null;
  const origin = own ? MEASURED : originText(prepared.sun().weather.origin);
  return [
    {
      key: "weather",
      label: { ja: "日射と気温", en: "Sun and weather" },
      value: origin,
      unit: "",
      source: OWN,
      marks: origin.en.includes("estimated") ? ["estimated"] : [],
    },
    {
      key: "radiation-year",
      label: {
        ja: "年による日射量の違い（標準偏差）",
        en: "A year's radiation, one standard deviation",
      },
      value: number(String(RADIATION_PERCENT)),
      unit: "%",
      source: OWN,
      marks: ["interpretation"],
    },
  ];
}

function datedRow(): AssumptionRow {
  return {
    key: "dated",
    label: {
      ja: "登録から4年を超えた単価は未確認として扱い、推奨しない",
      en: "Prices recorded more than four years ago count as unverified and are never recommended",
    },
    value: number("48"),
    unit: "months",
    source: OWN,
    marks: ["interpretation"],
  };
}
