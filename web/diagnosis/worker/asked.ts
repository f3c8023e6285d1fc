import type { QuestionBody } from "../../../src/app/api/diagnosis-question.ts";
import type { LoadAsked } from "../../../src/diagnosis/load/load-asked.ts";
import type { Running } from "../../../src/diagnosis/plain-equipment.ts";

export type { ShapeAsked } from "../../../src/diagnosis/load/load-asked.ts";

/** What is known of the use: as it is sent, or a file that was read. */
export type UseAsked =
  /** Its year was given to the worker under this number. */
  { readonly from: "file"; readonly number: number } | LoadAsked;

type Electricity = NonNullable<QuestionBody["electricity"]>;
type Equipment = QuestionBody["equipment"];
type Solar = NonNullable<Equipment["solar"]>;
type Battery = NonNullable<Equipment["battery"]>;

/** Equipment by its size; the worker fills in the rest as the catalogue assumes it. */
export interface EquipmentAsked {
  readonly solar: (Omit<Solar, "system"> & Pick<Solar["system"], "faces">) | null;
  readonly battery: (Omit<Battery, "battery"> & Pick<Battery["battery"], "capacityWh">) | null;
  readonly loads: {
    readonly car: { readonly kmADay: number; readonly when: Running } | null;
    readonly hotWater: {
      readonly persons: number;
      readonly when: Exclude<Running, "at-once">;
    } | null;
  } | null;
}

/** A question as the page holds it: the wire's own, but for how use and equipment come to be. */
export interface Asked extends Omit<QuestionBody, "electricity" | "equipment" | "asOf" | "plans"> {
  readonly asOf: string;
  readonly equipment: EquipmentAsked;
  readonly electricity: Omit<Electricity, "load"> & { readonly use: UseAsked };
}
