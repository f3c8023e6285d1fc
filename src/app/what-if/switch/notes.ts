import type { Label } from "../../../terms/fields.ts";

/** What is not counted, not known or still open, said beside the figures. */
export const NOTES = {
  /** Leaving power without naming who supplies it then. */
  noSupply: {
    ja: "電気のご使用量による料金は、次の契約先が決まらないと比べられないため、含みません。",
    en: "Charges by use of electricity are left out: they depend on who supplies it then.",
  },
  capacityOpen: {
    ja: "契約容量（kVA・kW）が決まらないと計算できません。",
    en: "It cannot be worked out before the contract capacity is known.",
  },
  /** Work at the dwelling decides whether it can be had there. */
  byWork: {
    ja: "建物や設備によっては選べません。お申し込みのあと、工事の前に確認します。",
    en: "Not every dwelling can have it; this is looked at before the work.",
  },
  byTelephone: {
    ja: "お申し込みはお電話で承ります。",
    en: "It is applied for by telephone.",
  },
  /** Power taken up by a household whose present supplier nobody here knows. */
  noPresentSupplier: {
    ja: "いまの電気の契約先と使用量がわからないため、電気代そのものの差は含みません。",
    en: "The difference of electricity itself is left out: the present supplier is not known here.",
  },
  /** No readings yet. */
  noUse: {
    ja: "電気の使用量の記録がないため、電気代の差は計算していません。",
    en: "There is no record of electricity use, so charges by use were not compared.",
  },
  /** The contract's own prices, or the market's, are not known so far ahead. */
  noPrices: {
    ja: "今後の単価がわからないため、電気代の差は計算していません。",
    en: "Prices ahead are not known, so charges by use were not compared.",
  },
  /** Points are of another stage of this house. */
  noPoints: {
    ja: "ポイントは、付与と失効の決まりが登録されていないため、数えていません。",
    en: "Points are not counted: no rules of earning and losing them are on file.",
  },
  /** Gas bills are not known here. */
  noGas: {
    ja: "ガスの契約と使用量は登録されていないため、電気とガスのセットは比べていません。",
    en: "Gas contracts and use are not on file, so sets of electricity and gas were not compared.",
  },
} as const satisfies Readonly<Record<string, Label>>;

/** What rests on a contract ends with it. */
export function alsoEnding(names: readonly Label[]): Label {
  return {
    ja: `${names.map(({ ja }) => ja).join("、")}も同時に終わります。`,
    en: `Ends with it: ${names.map(({ en }) => en).join(", ")}.`,
  };
}
