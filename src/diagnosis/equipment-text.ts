import { type Day, day, month } from "../kernel/day.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import type { Sale } from "./equipment.ts";
import type { Equipment, SolarEquipment } from "./model.ts";
import { plainSolar } from "./plain-equipment.ts";

type Inverter = Pick<SolarEquipment["system"], "inverterEfficiency" | "lossShare">;

interface SolarText extends Omit<SolarEquipment, "system" | "sale"> {
  /** Shares that are left out are as the assumptions of the day have them. */
  readonly system: Omit<SolarEquipment["system"], keyof Inverter> & Partial<Inverter>;
  readonly sale: Omit<Sale, "certifiedOn" | "startedIn"> & {
    readonly certifiedOn: string | null;
    readonly startedIn: string | null;
  };
}

/** Equipment as it is sent and kept: days and months as text. */
export interface EquipmentText extends Omit<Equipment, "solar"> {
  readonly solar: SolarText | null;
}

/** The engine's equipment; what was left out of the panels is filled in as a day assumes it. */
export function equipmentOfText(
  { solar, battery, loads }: EquipmentText,
  catalogue: Catalogue,
  on: Day,
): Equipment {
  if (solar === null) return { solar, battery, loads };
  const { certifiedOn, startedIn, ...sold } = solar.sale;
  const sale = {
    ...sold,
    certifiedOn: certifiedOn === null ? null : day(certifiedOn),
    startedIn: startedIn === null ? null : month(startedIn),
  };
  const { inverterEfficiency, lossShare } = plainSolar(catalogue, solar.system.faces, on).system;
  const system = { inverterEfficiency, lossShare, ...solar.system };
  return { solar: { ...solar, system, sale }, battery, loads };
}
