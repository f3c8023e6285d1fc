import type { Eoj, PropertyValue } from "../model.ts";
import { propertiesOf } from "./class-table.ts";
import type { Label, Shape } from "./forms/form.ts";
import type { PropertySpec } from "./property-spec.ts";

interface Option {
  readonly value: PropertyValue;
  readonly label: Label;
}

/** What a page needs to show a property. */
export interface Readable {
  readonly property: string;
  readonly label: Label;
  readonly unit: string;
  readonly options: readonly Option[];
}

/** What a page needs to offer a property. */
export interface Settable extends Readable {
  readonly form: "switch" | "choice" | "number";
  readonly least: number | null;
  readonly most: number | null;
  readonly step: number | null;
}

/**
 * What a person may set of a device by its Set map, in the order to show. Times, limits, ranges
 * and resets are not offered: they are the controller's business.
 */
export function settablesOf(eoj: Eoj, sets: readonly number[]): readonly Settable[] {
  return propertiesOf(eoj)
    .filter(({ epc, access, technical }) => !technical && access[1] !== "-" && sets.includes(epc))
    .flatMap(settableOf);
}

function settableOf(spec: PropertySpec): Settable[] {
  const { shape } = spec.form;
  if (shape.kind === "number") {
    const { least, most, step } = shape;
    return [{ ...readableOf(spec), form: "number", least, most, step }];
  }
  return shape.kind === "switch" || shape.kind === "choice"
    ? [{ ...readableOf(spec), form: shape.kind, least: null, most: null, step: null }]
    : [];
}

/** What may be shown of a device by its Get map, in the order to show. */
export function readablesOf(eoj: Eoj, gets: readonly number[]): readonly Readable[] {
  return propertiesOf(eoj)
    .filter(({ epc, technical }) => !technical && gets.includes(epc))
    .map(readableOf);
}

function readableOf({ name, label, form }: PropertySpec): Readable {
  return { property: name, label, unit: unitOf(form.shape), options: optionsOf(form.shape) };
}

function unitOf(shape: Shape): string {
  if (shape.kind === "number") return shape.unit === "Celsius" ? "℃" : shape.unit;
  return shape.kind === "record" ? unitOf(shape.parts[0]?.[1] ?? { kind: "raw" }) : "";
}

function optionsOf(shape: Shape): readonly Option[] {
  if (shape.kind !== "switch" && shape.kind !== "choice") return [];
  return shape.choices.map(({ value, label }) => ({ value, label }));
}
