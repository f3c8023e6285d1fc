/** What services hang on: whether a side is asked for, and what comes in. */
interface AskedParts {
  readonly electricity: object | null;
  readonly gas: object | null;
  readonly equipment: Readonly<Record<"solar" | "battery" | "loads", Part | null>>;
}
interface Part {
  readonly present: boolean;
}

/** The services of 別表1, by their clauses. */
export const SERVICES = ["EN-01", "EN-02", "EN-03", "EN-04"] as const;
export type ServiceClause = (typeof SERVICES)[number];

/** What the items of `catalogue/enegaeru` sell; an item that is not here sells no diagnosis. */
const OF_ITEM: Readonly<Record<string, readonly ServiceClause[]>> = {
  free: SERVICES,
  "electricity-plans": ["EN-01"],
  "solar-battery": ["EN-02", "EN-01"],
  "gas-plans": ["EN-03"],
  "electricity-gas-set": ["EN-04", "EN-01", "EN-03"],
};

/**
 * The services that an item sells (別表1): `solar-battery` shows the charge under every registered
 * plan as well, so it sells the comparison of plans too; the set sells each of its two halves; the
 * trial shows all that there is.
 */
export function servicesOf(item: string): readonly ServiceClause[] {
  return Object.hasOwn(OF_ITEM, item) ? (OF_ITEM[item] ?? []) : [];
}

/**
 * The services that a question asks for (別表1). Panels with electricity and gas: EN-02 for the
 * equipment, EN-04 for the switch.
 */
export function servicesAsked({
  electricity,
  gas,
  equipment,
}: AskedParts): readonly ServiceClause[] {
  const parts = [equipment.solar, equipment.battery, equipment.loads];
  const isNew = parts.some((part) => part !== null && !part.present);
  const comparison = electricity && gas ? "EN-04" : gas ? "EN-03" : "EN-01";
  if (!isNew) return [comparison];
  return electricity && !gas ? ["EN-02"] : ["EN-02", comparison];
}
