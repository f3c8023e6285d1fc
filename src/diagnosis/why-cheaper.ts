import { ok, type Result } from "../kernel/result.ts";
import { grouped } from "../kernel/number-text.ts";
import type { Label } from "../terms/fields.ts";
import { cheapestBand, type NamedBand } from "./band-of-plan.ts";
import { profileOf, type Trouble } from "./electricity-side.ts";
import { runHouse } from "./house.ts";
import type { Why } from "./model.ts";
import { netOf, optionCost } from "./option-cost.ts";
import type { PricedPlan } from "./priced-plans.ts";
import type { ElectricityScene, Scene } from "./question-scene.ts";
import type { Ranked } from "./ranking.ts";
import { houseOf, partsOf } from "./scene.ts";
import { sumWh } from "./sum-wh.ts";
import { timesByHour } from "./uncertain-use.ts";
import { nearest } from "./nearest.ts";

const MORE_BY_DAY = 1.1;

/**
 * Why one option is cheaper than another, in one sentence with its figures: the share of what is
 * bought in the cheap band and its price; without bands, what a kWh comes to in the mean; where its
 * electricity is not cheaper, gas or set; and what a tenth more use by day makes of the difference.
 */
export function whyCheaper(
  scene: Scene,
  better: Ranked,
  worse: Ranked,
): Result<Why | null, Trouble> {
  const { electricity } = scene;
  const own = electricity?.metered.priced.plans[better.option.electricity];
  const other = electricity?.metered.priced.plans[worse.option.electricity];
  if (electricity === null || !own || !other) return ok(null);
  const differenceYen = worse.ranked.yearYen - better.ranked.yearYen;
  const more = moreByDay(scene, electricity, { better, worse });
  if (!more.ok) return more;
  const band = cheapestBand(own.at, scene.prepared.from);
  const share = band && shareOf(electricity, own, band);
  const shared = {
    better: better.ranked.address,
    worse: worse.ranked.address,
    differenceYen,
    moreByDayYen: more.value,
  };
  const names = namesOf(better, worse);
  const day = dayText(more.value);
  const byElectricity = electricityYen(better) < electricityYen(worse);
  if (byElectricity && own.address !== other.address && band !== null && share !== null) {
    const text = bandText(names, band, share);
    return ok({
      ...shared,
      sentence: { ja: text.ja + day.ja, en: `${text.en} ${day.en}` },
      bandSharePercent: share,
      bandLabel: band.label,
      bandHours: band.hours,
      bandPrice: band.price,
    });
  }
  const text = byElectricity ? meanText(names, scene, { better, worse }) : gasText(names);
  const none = { bandSharePercent: null, bandLabel: null, bandHours: null, bandPrice: null };
  return ok({ ...shared, sentence: { ja: text.ja + day.ja, en: `${text.en} ${day.en}` }, ...none });
}

interface Pair {
  readonly better: Ranked;
  readonly worse: Ranked;
}

/** The difference of both when use between 7:00 and 23:00 is a tenth more. */
function moreByDay(
  scene: Scene,
  { metered }: ElectricityScene,
  { better, worse }: Pair,
): Result<number, Trouble> {
  const { material } = metered;
  const load = timesByHour(material.load, MORE_BY_DAY, 1);
  const house = houseOf({ ...material, load }, partsOf(scene.question.equipment).after);
  if (!house.ok) return house;
  const flows = runHouse(house.value);
  const cheap = optionCost(scene, better.option, flows);
  if (!cheap.ok) return cheap;
  const dear = optionCost(scene, worse.option, flows);
  return dear.ok ? ok(netOf(dear.value) - netOf(cheap.value)) : dear;
}

/** Percent of what is bought that falls into a band, over the year. */
function shareOf({ metered, stages }: ElectricityScene, plan: PricedPlan, band: NamedBand): number {
  const { energies, classes } = profileOf(metered, stages.after.bought);
  let inBand = 0;
  let all = 0;
  for (const [index, { period }] of metered.periods.entries()) {
    const layout = classes.layoutOf(plan.at, period.from);
    layout.bands.forEach((key, place) => {
      const wh = energies[layout.start + index * layout.width + place] ?? 0;
      all += wh;
      if (key === band.key) inBand += wh;
    });
  }
  return all > 0 ? nearest((100 * inBand) / all) : 0;
}

/** Only what differs is named: not the gas that both have. */
function namesOf({ ranked: better }: Ranked, { ranked: worse }: Ranked): Names {
  const sameGas = better.gas?.address === worse.gas?.address;
  return {
    better: (sameGas ? better.electricity?.label : null) ?? better.label,
    worse: (sameGas ? worse.electricity?.label : null) ?? worse.label,
  };
}

interface Names {
  readonly better: Label;
  readonly worse: Label;
}

function bandText({ better, worse }: Names, band: NamedBand, share: number): Label {
  const { hours, price } = band;
  return {
    ja: `${better.ja}が${worse.ja}より安いのは、買う電気の${share}%が${hours}（単価${price}円）だからです。`,
    en: [
      `${better.en} is cheaper than ${worse.en} because ${share}% of the electricity bought`,
      `falls between ${hours}, at ${price} yen.`,
    ].join(" "),
  };
}

/** Yen per bought kWh in the mean, with one decimal; of the year where that shows no difference. */
function meanText({ better, worse }: Names, scene: Scene, pair: Pair): Label {
  const wh = sumWh(scene.electricity?.stages.after.bought ?? null);
  const mean = (of: Ranked) => (wh === 0 ? "" : tenths((electricityYen(of) * 1000) / wh));
  const [own, other] = [mean(pair.better), mean(pair.worse)];
  if (own === other) {
    const year = (of: Ranked) => grouped(String(electricityYen(of)));
    const [cheap, dear] = [year(pair.better), year(pair.worse)];
    return {
      ja: `${better.ja}が${worse.ja}より安いのは、1年の電気代が${cheap}円（${worse.ja}は${dear}円）だからです。`,
      en: [
        `${better.en} is cheaper than ${worse.en} because its electricity of a year`,
        `comes to ${cheap} yen against ${dear}.`,
      ].join(" "),
    };
  }
  return {
    ja: `${better.ja}が${worse.ja}より安いのは、基本料金を含めた1kWhあたりが平均${own}円（${worse.ja}は${other}円）だからです。`,
    en: [
      `${better.en} is cheaper than ${worse.en} because a kWh comes to ${own} yen in the mean,`,
      `base included, against ${other}.`,
    ].join(" "),
  };
}

function electricityYen({ ranked }: Ranked): number {
  return ranked.electricity?.yearYen ?? 0;
}

function gasText({ better, worse }: Names): Label {
  return {
    ja: `${better.ja}は${worse.ja}より、ガスとセットの分だけ安くなります。`,
    en: `${better.en} is cheaper than ${worse.en} by its gas or its set.`,
  };
}

function dayText(yen: number): Label {
  return yen >= 0
    ? {
        ja: `昼の使用が1割増えると差は${grouped(String(yen))}円になります。`,
        en: `With a tenth more use by day the difference is ${grouped(String(yen))} yen.`,
      }
    : {
        ja: `昼の使用が1割増えると逆に${grouped(String(-yen))}円高くなります。`,
        en: `With a tenth more use by day it is dearer by ${grouped(String(-yen))} yen.`,
      };
}

function tenths(value: number): string {
  const whole = nearest(value * 10);
  return `${Math.floor(whole / 10)}.${((whole % 10) + 10) % 10}`;
}
