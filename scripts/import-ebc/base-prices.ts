import { type EbcRow, must } from "./ebc-row.ts";

/** Base charge and monthly minimum in the catalogue's words. */
export function basePrices(row: EbcRow): { readonly base: unknown; readonly minimum: unknown } {
  const monthly = row.最低料金;
  const minimum = monthly === null ? null : { amount: monthly, of: "base-and-energy" };
  switch (row.基本料金タイプ) {
    case "単価型":
      return { base: { by: "unit", unit: "10A", amount: must(row.基本料金単価, row) }, minimum };
    case "一段階型":
      return { base: { by: "contract", amount: must(row.一段階基本料金, row) }, minimum };
    case "二段階型":
      return { base: stepped(row, 1), minimum };
    case "三段階型":
      return { base: stepped(row, 2), minimum };
    case "最低料金型": {
      const includes = must(row["電力量閾値(kWh)"], row);
      const base = { by: "minimum-charge", amount: must(monthly, row), includes };
      return { base, minimum: null };
    }
  }
}

function stepped(row: EbcRow, count: 1 | 2): unknown {
  const first = row["一段階と二段階間の契約容量（kVA）"];
  const second = row["二段階と三段階間の契約容量（kVA）"];
  const steps = [
    { upTo: must(first, row), amount: must(row.一段階基本料金, row) },
    ...(count === 2 ? [{ upTo: must(second, row), amount: must(row.二段階基本料金, row) }] : []),
  ];
  const over = count === 2 ? row.三段階基本料金 : row.二段階基本料金;
  return { by: "steps", unit: "kVA", steps, over: must(over, row) };
}
