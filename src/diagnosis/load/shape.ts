import type { Day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Label } from "../../terms/fields.ts";
import { degreeDays, type MonthlyMeanC } from "./climate.ts";
import { offDays } from "./day-type.ts";
import { SLOTS } from "./load-year.ts";
import type { LoadRefusals } from "./refusal.ts";
import { LIFE_TEMPLATES, type LifeKey, type LifeTemplate } from "./templates.ts";

/** Shares of a day's use by time band, in any unit: 20, 30, 40, 10. */
export interface BandWeights {
  /** 6:00–10:00. */
  readonly morning: number;
  /** 10:00–17:00. */
  readonly day: number;
  /** 17:00–23:00. */
  readonly evening: number;
  /** 23:00–6:00. */
  readonly night: number;
}

/** How use lies in the day: a pattern of life, or own weights of the four bands of the day. */
export type ShapeChoice =
  | { readonly by: "template"; readonly template: LifeKey }
  | { readonly by: "bands"; readonly weights: BandWeights };

const BANDS = ["morning", "day", "evening", "night"] as const;
const OWN: Label = { ja: "ご自身の時間帯の割合", en: "own weights of the bands of the day" };

function bandAt(hour: number): (typeof BANDS)[number] {
  if (hour < 6 || hour >= 23) return "night";
  if (hour < 10) return "morning";
  return hour < 17 ? "day" : "evening";
}

/** The template that a choice means, or what is wrong with it. */
export function templateOf(choice: ShapeChoice): Result<LifeTemplate, LoadRefusals> {
  if (choice.by === "template") {
    const found = Object.entries(LIFE_TEMPLATES).find(([key]) => key === choice.template);
    if (found) return ok(found[1]);
    const accepted = Object.keys(LIFE_TEMPLATES).join(", ");
    const got = String(choice.template);
    return no([{ code: "diagnosis.shape-unknown", field: "shape.template", got, accepted }]);
  }
  const { weights } = choice;
  const wrong = BANDS.filter((band) => !(weights[band] >= 0) || weights[band] > 1_000_000);
  const sum = BANDS.reduce((total, band) => total + weights[band], 0);
  if (wrong.length === 0 && sum > 0) return ok(ownTemplate(weights));
  return no(
    (wrong.length > 0 ? wrong : BANDS).map((band) => ({
      code: "diagnosis.weights-wrong",
      field: `shape.weights.${band}`,
      got: String(weights[band]),
      accepted: "0 to 1,000,000, and not 0 in all four bands",
    })),
  );
}

/** Inside a band the hours keep to each other as in a home with someone in. */
function ownTemplate(weights: BandWeights): LifeTemplate {
  const { work } = LIFE_TEMPLATES.home;
  const inBand = (band: (typeof BANDS)[number]) =>
    work.reduce((sum, weight, hour) => sum + (bandAt(hour) === band ? weight : 0), 0);
  const own = work.map((weight, hour) => (weight * weights[bandAt(hour)]) / inBand(bandAt(hour)));
  const { heatingPerMille, coolingPerMille } = LIFE_TEMPLATES.home;
  return { label: OWN, work: own, off: own, offPercent: 100, heatingPerMille, coolingPerMille };
}

/**
 * Weight of each half-hour of a run of days: the pattern of the hour × the day's level, which rises
 * by so many per mille a degree. At 5.4 °C someone at home uses 1,424 where a mild day has 1,000.
 */
export function slotWeights(
  template: LifeTemplate,
  { from, days }: { readonly from: Day; readonly days: number },
  monthlyMeanC: MonthlyMeanC,
): Float64Array {
  const { heating, cooling } = degreeDays(from, days, monthlyMeanC);
  const off = offDays(from, days, "north");
  const work = shares(template.work, 100);
  const rest = shares(template.off, template.offPercent);
  const weights = new Float64Array(days * SLOTS);
  for (let index = 0; index < days; index += 1) {
    const level =
      1000 +
      (heating[index] ?? 0) * template.heatingPerMille +
      (cooling[index] ?? 0) * template.coolingPerMille;
    const day = off[index] === 1 ? rest : work;
    for (let slot = 0; slot < SLOTS; slot += 1)
      weights[index * SLOTS + slot] = level * (day[slot >> 1] ?? 0);
  }
  return weights;
}

/** Hours as shares of a day whose sum is a level in percent. */
function shares(hours: readonly number[], percent: number): readonly number[] {
  const sum = hours.reduce((total, hour) => total + hour, 0);
  return hours.map((hour) => (hour * percent) / sum);
}
