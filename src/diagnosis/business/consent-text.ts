import type { Label } from "../../terms/fields.ts";

/** One of the five uses, with the item of the terms that asks for the customer's yes. */
interface Purpose {
  readonly key: string;
  readonly item: string;
  readonly text: Label;
}

/** What a customer signs. Words are the house's own; a change of any word is a new version. */
export interface ConsentText {
  readonly version: string;
  readonly purposes: readonly Purpose[];
  readonly acknowledged: readonly { readonly item: string; readonly text: Label }[];
}

/**
 * The consent to the five uses of the data (EN-11; 第22条第2項第1号–第5号), with what is to be known
 * besides (EN-07, EN-08; 第22条第3項・第4項).
 */
export const CONSENT: ConsentText = {
  version: "2026-11",
  purposes: [
    {
      key: "after-care",
      item: "第22条第2項第1号",
      text: {
        ja: "診断のあとのご相談やご案内に、データを使います。",
        en: "The data is used to look after you once the diagnosis is made.",
      },
    },
    {
      key: "better-forecasts",
      item: "第22条第2項第2号",
      text: {
        ja: "予測をより正確にするために、データを使います。",
        en: "The data is used to make forecasts more exact.",
      },
    },
    {
      key: "anonymous-provision",
      item: "第22条第2項第3号",
      text: {
        ja: "どなたか分からない形に変えてから、第三者に渡すことがあります。",
        en: "Made anonymous first, the data may be given to others.",
      },
    },
    {
      key: "new-services",
      item: "第22条第2項第4号",
      text: {
        ja: "新しい商品やサービスを考え、作るために、データを使います。",
        en: "The data is used to plan and build new products.",
      },
    },
    {
      key: "next-diagnosis",
      item: "第22条第2項第5号",
      text: {
        ja: "次に電気・ガスの診断を受けるときの資料として、データを保管します。",
        en: "The data is kept for your next diagnosis of electricity or gas.",
      },
    },
  ],
  acknowledged: [
    {
      item: "第22条第3項",
      text: {
        ja: "欠けている使用量は決まった方法で補うため、検針票の使用量と合わないことがあります。",
        en: "Missing use is filled in by a fixed method, so totals may differ from your bills.",
      },
    },
    {
      item: "第22条第4項",
      text: {
        ja:
          "設備の性能を保証するものではなく、経年・設置場所・気候・使い方・" +
          "買取価格により結果は変わります。",
        en:
          "No performance of equipment is guaranteed: ageing, place, climate, habits and " +
          "buy-back prices change the result.",
      },
    },
  ],
};

/** The words as one text, of which the hash is kept with each signature. */
export function consentWords({ version, purposes, acknowledged }: ConsentText): string {
  const lines = [...purposes, ...acknowledged].map(
    ({ item, text }) => `${item}\t${text.ja}\t${text.en}`,
  );
  return [version, ...lines].join("\n");
}
