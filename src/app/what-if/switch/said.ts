import type { Label } from "../../../terms/fields.ts";

/** Leaving power without naming who supplies it then. */
export const NO_SUPPLY: Label = {
  ja: "電気のご使用量による料金は、次の契約先が決まらないと比べられないため、含みません。",
  en: "Charges by use of electricity are left out: they depend on who supplies it then.",
};

export const CAPACITY_OPEN: Label = {
  ja: "契約容量（kVA・kW）が決まらないと計算できません。",
  en: "It cannot be worked out before the contract capacity is known.",
};

/** Work at the dwelling decides whether it can be had there. */
export const BY_WORK: Label = {
  ja: "建物や設備によっては選べません。お申し込みのあと、工事の前に確認します。",
  en: "Not every dwelling can have it; this is looked at before the work.",
};

/** What rests on a contract ends with it. */
export function alsoEnding(names: readonly Label[]): Label {
  return {
    ja: `${names.map(({ ja }) => ja).join("、")}も同時に終わります。`,
    en: `Ends with it: ${names.map(({ en }) => en).join(", ")}.`,
  };
}

export const BY_TELEPHONE: Label = {
  ja: "お申し込みはお電話で承ります。",
  en: "It is applied for by telephone.",
};

/** Power taken up by a household whose present supplier nobody here knows. */
export const NO_PRESENT_SUPPLIER: Label = {
  ja: "いまの電気の契約先と使用量がわからないため、電気代そのものの差は含みません。",
  en: "The difference of electricity itself is left out: the present supplier is not known here.",
};

/** No readings yet. */
export const NO_USE: Label = {
  ja: "電気の使用量の記録がないため、電気代の差は計算していません。",
  en: "There is no record of electricity use, so charges by use were not compared.",
};

/** The contract's own prices, or the market's, are not known so far ahead. */
export const NO_PRICES: Label = {
  ja: "今後の単価がわからないため、電気代の差は計算していません。",
  en: "Prices ahead are not known, so charges by use were not compared.",
};

/** Points are of another stage of this house. */
export const NO_POINTS: Label = {
  ja: "ポイントは、付与と失効の決まりが登録されていないため、数えていません。",
  en: "Points are not counted: no rules of earning and losing them are on file.",
};

/** Gas bills are not known here. */
export const NO_GAS: Label = {
  ja: "ガスの契約と使用量は登録されていないため、電気とガスのセットは比べていません。",
  en: "Gas contracts and use are not on file, so sets of electricity and gas were not compared.",
};
