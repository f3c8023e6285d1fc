import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PropertyValue } from "../model.ts";
import { CLASSES, propertiesOf, propertyOf } from "./class-table.ts";
import type { Shape } from "./forms/form.ts";
import type { PropertySpec } from "./property-spec.ts";
import { readablesOf, settablesOf } from "./settable.ts";
import { encodeValue } from "./value.ts";

const EVERY: readonly (readonly [string, number, PropertySpec])[] = CLASSES.flatMap(
  ({ code, name }) =>
    propertiesOf(code * 256 + 1).map(
      (spec) => [`${name} ${spec.name}`, code * 256 + 1, spec] as const,
    ),
);

describe("the tables", () => {
  it.each(CLASSES.map(({ code, name }) => [name, code * 256 + 1] as const))(
    "%s names each property once, in both languages, by both keys",
    (_, eoj) => {
      const rows = propertiesOf(eoj);
      expect(new Set(rows.map(({ epc }) => epc)).size).toBe(rows.length);
      expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
      for (const spec of rows) {
        expect(spec.label.ja).toMatch(/\S/);
        expect(spec.label.en).toMatch(/^[\x20-\x7e−]+$/);
        expect(spec.epc).toBeGreaterThanOrEqual(0x80);
        expect([propertyOf(eoj, spec.epc), propertyOf(eoj, spec.name)]).toEqual([spec, spec]);
      }
    },
  );

  it("give every choice one byte, one value and words", () => {
    for (const [name, , { form }] of EVERY) {
      const { shape } = form;
      if (shape.kind !== "choice" && shape.kind !== "switch") continue;
      const edts = new Set(shape.choices.map(({ edt }) => edt));
      const values = new Set(shape.choices.map(({ value }) => value));
      expect([name, edts.size, values.size]).toEqual([
        name,
        shape.choices.length,
        shape.choices.length,
      ]);
    }
  });
});

const NOTHING = new Map<number, Uint8Array>();

/** Made as the form makes them, by one division: 8.2 is 82 / 10, and not 81 × 0.1 + 0.1. */
function numbersOf({ least, most, step }: Shape & { readonly kind: "number" }) {
  const per = step < 1 ? Math.floor(1 / step + 0.5) : 1;
  const times = Math.max(1, step);
  const count = (value: number) => Math.floor((value * per) / times + 0.5);
  return fc
    .integer({ min: count(least), max: count(most) })
    .map((counts) => (counts * times) / per);
}

/** Values of a shape that its form can write; null where it writes none. */
function valuesOf(shape: Shape): fc.Arbitrary<PropertyValue> | null {
  switch (shape.kind) {
    case "switch":
    case "choice":
      return fc.constantFrom(...shape.choices.map(({ value }) => value));
    case "number":
      return shape.step === 0 ? null : numbersOf(shape); // A register is only read.
    case "record": {
      const parts = shape.parts.map(([name, part]) => [name, valuesOf(part)] as const);
      if (parts.some(([, of]) => of === null)) return null;
      return fc.record(
        Object.fromEntries(parts.map(([name, of]) => [name, of ?? fc.constant(null)])),
      );
    }
    default:
      return null;
  }
}

it("reads back every value that it writes", () => {
  const tried = EVERY.flatMap(([name, , { form }]) => {
    const values = valuesOf(form.shape);
    return values && form.fewest === form.most ? [{ name, form, values }] : [];
  });
  expect(tried.length).toBeGreaterThan(200);
  for (const { name, form, values } of tried) {
    const gives = (value: PropertyValue) => {
      const bytes = form.write(value);
      const read = bytes && form.read(Uint8Array.from(bytes), NOTHING);
      expect([name, read]).toEqual([name, { ok: true, value }]);
    };
    fc.assert(fc.property(values, gives), { numRuns: 20 });
  }
});

describe("what a page offers", () => {
  const air = 0x013001;
  const map = [0x80, 0x81, 0x8f, 0x93, 0x97, 0xa0, 0xb0, 0xb3, 0xbb];

  it("is what may be set, in the order to show, without what is the controller's", () => {
    expect(settablesOf(air, map).map(({ property, form }) => [property, form])).toEqual([
      ["operationStatus", "switch"],
      ["powerSavingOperation", "switch"],
      ["operationMode", "choice"],
      ["targetTemperature", "number"],
      ["airFlowLevel", "choice"],
    ]);
    expect(settablesOf(air, [0xb3])).toEqual([
      {
        property: "targetTemperature",
        label: { ja: "設定温度", en: "Set temperature" },
        unit: "℃",
        form: "number",
        options: [],
        least: 0,
        most: 50,
        step: 1,
      },
    ]);
    expect(settablesOf(air, [0x80])[0]?.options).toEqual([
      { value: true, label: { ja: "オン", en: "On" } },
      { value: false, label: { ja: "オフ", en: "Off" } },
    ]);
  });

  it("never offers to reset a register or to choose a history's day", () => {
    const sets = Array.from({ length: 128 }, (_, index) => 0x80 + index);
    const offered = CLASSES.flatMap(({ code }) => settablesOf(code * 256 + 1, sets)).map(
      ({ property }) => property,
    );
    expect(offered.filter((name) => /reset|history|range|channel|time$|date$/i.test(name))).toEqual(
      [],
    );
  });

  it("shows what can be got, with units", () => {
    expect(
      readablesOf(0x028801, [0xd7, 0xe0, 0xe7, 0xe8]).map(({ property, unit }) => [property, unit]),
    ).toEqual([
      ["normalDirectionCumulativeElectricEnergy", "kWh"],
      ["instantaneousElectricPower", "W"],
      ["instantaneousCurrent", "A"],
    ]);
  });
});

it("writes only what the class can set: every settable has a value that it writes", () => {
  for (const [, eoj, spec] of EVERY) {
    const refused = encodeValue(eoj, spec.name, "no such thing");
    const code = spec.access[1] === "-" ? "echonet.not-settable" : "echonet.no-such-value";
    if (spec.form.shape.kind !== "text") expect(refused).toMatchObject({ refusal: { code } });
  }
});
