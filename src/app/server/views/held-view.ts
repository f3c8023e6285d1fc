import type { HeldBill } from "../../../billing/index.ts";
import { formatMonth } from "../../../kernel/day.ts";
import type { Held } from "../../../rating/held.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import { shortServiceName } from "../../../terms/service-name.ts";
import type { LabelText } from "../../api/fields.ts";
import type { Preview } from "../../api/bill.ts";

const REASONS: Readonly<Record<Held["code"], LabelText>> = {
  "rating.readings-missing": { ja: "検針値が届いていません", en: "readings have not arrived" },
  "rating.spot-price-missing": {
    ja: "市場価格の月平均がまだありません",
    en: "the month's market price is not known yet",
  },
  "rating.fuel-price-missing": {
    ja: "燃料価格がまだ公表されていません",
    en: "the fuel price is not published yet",
  },
  "rating.supply-missing": {
    ja: "供給地点が登録されていません",
    en: "no supply point is recorded",
  },
  "rating.price-not-in-force": { ja: "その日の料金がありません", en: "no price is in force" },
  "rating.facts-missing": {
    ja: "工事などの条件が記録されていません",
    en: "facts that decide a price are not recorded",
  },
};

/** Why parts of a bill wait, in words of the desk; the exact lack stands in brackets. */
export function heldMessages(
  bills: readonly HeldBill[],
  catalogue: Catalogue,
): readonly Preview["held"][number][] {
  return bills.flatMap(({ month, held }) =>
    held.map(({ service, code, missing }) => {
      const name = shortServiceName(catalogue, service);
      const [reason, of] = [REASONS[code], formatMonth(month)];
      return {
        code,
        message: {
          ja: `${name.ja} ${of}：${reason.ja}（${missing}）`,
          en: `${name.en} ${of}: ${reason.en} (${missing})`,
        },
      };
    }),
  );
}
