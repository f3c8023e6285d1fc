import type { Effect, Optimum, Warning } from "./model.ts";

interface Told {
  readonly effect: Effect;
  readonly optimum: Optimum | null;
  /** Whether what is left over can be sold. */
  readonly sells: boolean;
}

/** What the figures of a battery do not say by themselves. */
export function batteryWarnings({ effect, optimum, sells }: Told): readonly Warning[] {
  const warnings: Warning[] = [];
  if (effect.batteryYen < 0) warnings.push(sells ? SELLING_IS_BETTER : STORING_LOSES);
  if (optimum?.gapYen === 0) warnings.push(NO_BETTER_FOUND);
  return warnings;
}

const LOSES = "warning.battery-loses";

const SELLING_IS_BETTER: Warning = {
  code: LOSES,
  text: {
    ja:
      "1年目の売電単価では、余った電気は貯めて使うより売るほうが得です。" +
      "この使い方の蓄電池は1年目の費用を増やします。売電単価が下がると逆になることがあります。",
    en:
      "In the first year at this sale price storing loses: what is sold brings more than " +
      "what is stored saves. It may turn when the sale price falls.",
  },
};

const STORING_LOSES: Warning = {
  code: LOSES,
  text: {
    ja: "この料金とこの使い方では、充放電の損失のため蓄電池は1年目の費用を増やします。",
    en:
      "Under these prices and this rule the battery loses in the first year, " +
      "by what storing wastes.",
  },
};

const NO_BETTER_FOUND: Warning = {
  code: "warning.optimum-not-found",
  text: {
    ja:
      "蓄電池の運転は、いまの運転方法より安くなるものが見つかりませんでした。" +
      "段階のある料金では、さらに安い運転が残っていることがあります。",
    en:
      "No running of the battery was found that beats its rule. " +
      "Under tiers a cheaper one may remain.",
  },
};
