import type { QuestionBody } from "../../../src/app/api/diagnosis-question.ts";

/** How use lies in the day, where no half-hours are known. */
export type ShapeAsked =
  | { readonly by: "template"; readonly template: string }
  | {
      readonly by: "bands";
      readonly weights: {
        readonly morning: number;
        readonly day: number;
        readonly evening: number;
        readonly night: number;
      };
    };

/** What is known of the use. Energy in kWh as people write it; the worker makes a year of it. */
export type UseAsked =
  /** A file that was read: its year was given to the worker under this number. */
  | { readonly by: "file"; readonly number: number }
  | {
      readonly by: "months";
      readonly months: readonly { readonly month: string; readonly kwh: number }[];
      readonly shape: ShapeAsked;
    }
  | {
      readonly by: "bill";
      readonly yen: number;
      readonly month: string;
      readonly shape: ShapeAsked;
    }
  | {
      readonly by: "household";
      readonly persons: number;
      readonly dwelling: "flat" | "house";
      readonly floorM2: number;
      readonly allElectric: boolean;
      readonly heating: "electricity" | "other";
      readonly homeByDay: boolean;
    };

type Electricity = NonNullable<QuestionBody["electricity"]>;
type Equipment = QuestionBody["equipment"];
type Solar = NonNullable<Equipment["solar"]>;
type Battery = NonNullable<Equipment["battery"]>;

/** Panels and battery by their size; the worker fills in the rest as the catalogue assumes it. */
export interface EquipmentAsked {
  readonly solar: (Omit<Solar, "system"> & Pick<Solar["system"], "faces">) | null;
  readonly battery: (Omit<Battery, "battery"> & Pick<Battery["battery"], "capacityWh">) | null;
  readonly loads: Equipment["loads"];
}

/** A question as the page holds it: the wire's own, but for how use and equipment come to be. */
export interface Asked extends Omit<QuestionBody, "electricity" | "equipment" | "asOf" | "plans"> {
  readonly asOf: string;
  readonly equipment: EquipmentAsked;
  readonly electricity: Omit<Electricity, "load"> & { readonly use: UseAsked };
}
