import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyOf, CLASSES } from "../echonet/class-table.ts";
import { COMMAND_STATES } from "../model.ts";
import { restSettings } from "./away.ts";
import { barBesideConsent, barOf } from "./barred.ts";
import { checkSetting, type SettableProperty } from "./check-setting.ts";
import { afterStep, isOver } from "./command-way.ts";
import { type DeviceRule, isExcluded } from "./device-rules.ts";
import { LIMITS, safeRange } from "./limits.ts";
import { minuteOf, nextInstant, timeOf } from "./next-instant.ts";
import { housePower, powerOf } from "./power-now.ts";
import { replacedBy, toPutBack } from "./remember.ts";

describe("the way of a command", () => {
  test("ends where it is certain, and nothing follows", () => {
    for (const end of ["confirmed", "refused"] as const)
      for (const to of COMMAND_STATES)
        expect(afterStep(end, to)).toEqual({
          ok: false,
          refusal: { code: "home.impossible-step", from: end, to },
        });
  });

  test.each([
    ["asked", "sent", true],
    ["asked", "confirmed", true],
    ["sent", "asked", false],
    ["sent", "sent", false],
    ["accepted", "sent", false],
    ["accepted", "expired", false],
    ["no-answer", "confirmed", true],
    ["not-applied", "confirmed", true],
    ["not-applied", "refused", false],
    ["expired", "confirmed", true],
  ] as const)("from %s to %s: %s", (from, to, isStep) => {
    expect(afterStep(from, to).ok).toBe(isStep);
  });

  test("told in any order, however often, never leaves what is certain", () => {
    const told = fc.array(fc.constantFrom(...COMMAND_STATES), { maxLength: 12 });
    fc.assert(
      fc.property(told, (steps) => {
        let state: (typeof COMMAND_STATES)[number] = "asked";
        for (const to of steps) {
          const next = afterStep(state, to);
          if (state === "confirmed" || state === "refused") expect(next.ok).toBe(false);
          if (next.ok) state = next.value;
        }
        expect(isOver(state)).toBe(!["asked", "sent", "accepted"].includes(state));
      }),
    );
  });
});

function rule(verdict: DeviceRule["verdict"], of: Partial<DeviceRule>): DeviceRule {
  return { verdict, maker: null, product: null, deviceClass: null, ...of };
}

describe("device rules (MM-03)", () => {
  const device = { eoj: 0x013001, maker: 0x0b, product: "AC-1" };

  test.each([
    ["no rule", [], false],
    ["its maker", [rule("deny", { maker: 0x0b })], true],
    ["another maker", [rule("deny", { maker: 0x0c })], false],
    ["its class", [rule("deny", { deviceClass: 0x0130 })], true],
    [
      "its maker, but its product is allowed",
      [rule("deny", { maker: 0x0b }), rule("allow", { maker: 0x0b, product: "AC-1" })],
      false,
    ],
    [
      "its maker is allowed, its class is not",
      [rule("allow", { maker: 0x0b }), rule("deny", { deviceClass: 0x0130 })],
      true,
    ],
    [
      "allowed and denied alike",
      [rule("allow", { maker: 0x0b }), rule("deny", { maker: 0x0b })],
      true,
    ],
  ] as const)("%s", (_, rules, expected) => {
    expect(isExcluded(rules, device)).toBe(expected);
    expect(isExcluded(rules.toReversed(), device)).toBe(expected);
  });

  test("a device that tells no product is no product's", () => {
    const rules = [rule("deny", { maker: 0x0b, product: "AC-1" })];
    expect(isExcluded(rules, { ...device, product: null })).toBe(false);
    expect(isExcluded(rules, { ...device, product: "AC-1 " })).toBe(true);
  });
});

function range(least: number | null, most: number | null) {
  return safeRange("homeAirConditioner", "targetTemperature", { least, most });
}

describe("safe limits", () => {
  test("are of properties that there are", () => {
    const named = Object.entries(LIMITS).flatMap(([type, limits]) =>
      Object.keys(limits).map((name) => [type, name] as const),
    );
    const settable = named.filter(([type, name]) => {
      const { code = 0 } = CLASSES.find((each) => each.name === type) ?? {};
      return /s/i.test(propertyOf(code << 8, name)?.access[1] ?? "");
    });
    expect(settable).toEqual(named);
  });

  test("bound what the device could, and the device bounds them", () => {
    expect(range(0, 50)).toEqual({ least: 16, most: 30 });
    expect(range(18, 28)).toEqual({ least: 18, most: 28 });
    expect(range(null, null)).toEqual({ least: 16, most: 30 });
    expect(safeRange("generalLighting", "illuminanceLevel", { least: 0, most: 100 })).toEqual({
      least: 0,
      most: 100,
    });
  });

  test("refuse what is beyond them, between the steps, or of another kind", () => {
    const number: SettableProperty = {
      property: "t",
      form: "number",
      options: [],
      least: 16,
      most: 30,
      step: 0.5,
    };
    const flag: SettableProperty = { ...number, property: "f", form: "switch" };
    const code = (set: Record<string, unknown>) => {
      const checked = checkSetting(set as never, [number, flag]);
      return checked.ok ? null : checked.refusal.code;
    };
    expect([16, 30, 22.5].map((t) => code({ t }))).toEqual([null, null, null]);
    expect([15.5, 30.5].map((t) => code({ t }))).toEqual([
      "home.out-of-range",
      "home.out-of-range",
    ]);
    expect([22.3, "22", null, Number.NaN, true].map((t) => code({ t }))).toEqual(
      Array.from({ length: 5 }, () => "home.bad-value"),
    );
    expect([code({ f: true }), code({ f: 1 }), code({ x: 1 }), code({})]).toEqual([
      null,
      "home.bad-value",
      "home.not-settable",
      "home.nothing-set",
    ]);
  });
});

test("a bar is told in the order: contract, operator, device, resident", () => {
  const facts = { shows: "appliances", excluded: false, controllable: true, state: {} } as const;
  const forbidden = { remoteControl: "remoteNotAllowed" };
  expect(barOf(facts)).toBeNull();
  expect(barOf({ ...facts, controllable: false })).toBe("home.not-allowed");
  expect(barOf({ ...facts, controllable: false, state: forbidden })).toBe("home.remote-forbidden");
  expect(barOf({ ...facts, excluded: true, state: forbidden })).toBe("home.device-excluded");
  expect(barOf({ ...facts, shows: "house", excluded: true })).toBe("home.house-only");
  expect(barBesideConsent({ shows: "appliances", excluded: false, state: {} })).toBeNull();
});

describe("the next instant of a weekly time", () => {
  test.each([
    ["2026-11-23T06:59 is Monday", 420, [1], "2026-11-22T21:59:00Z", "2026-11-22T22:00:00.000Z"],
    ["at the very minute", 420, [1], "2026-11-22T22:00:00Z", "2026-11-29T22:00:00.000Z"],
    ["over midnight in Tokyo", 0, [0], "2026-11-21T14:59:59Z", "2026-11-21T15:00:00.000Z"],
    ["the last minute of the year", 1439, [4], "2026-12-31T00:00:00Z", "2026-12-31T14:59:00.000Z"],
  ] as const)("%s", (_, minute, weekdays, after, expected) => {
    expect(nextInstant({ minute, weekdays }, after)).toBe(expected);
  });

  test("is later, of that minute and weekday, and none lies between", () => {
    const times = fc.record({
      minute: fc.integer({ min: 0, max: 1439 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      at: fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
    });
    fc.assert(
      fc.property(times, ({ minute, weekdays, at }) => {
        const after = Temporal.Instant.fromEpochMilliseconds(at * 1000);
        const next = Temporal.Instant.from(nextInstant({ minute, weekdays }, after.toString()));
        const civil = next.toZonedDateTimeISO("Asia/Tokyo");
        expect(civil.hour * 60 + civil.minute).toBe(minute);
        expect(weekdays).toContain(civil.dayOfWeek % 7);
        const hours = after.until(next, { largestUnit: "hour" }).total("hour");
        expect(hours).toBeGreaterThan(0);
        expect(hours).toBeLessThanOrEqual(7 * 24);
      }),
    );
    expect(() => nextInstant({ minute: 0, weekdays: [] }, "2026-11-20T00:00:00Z")).toThrow();
  });

  test("minutes and clock texts are each other's", () => {
    expect([minuteOf("07:05"), timeOf(425)]).toEqual([425, "07:05"]);
  });
});

function awayDevice(device: string, eoj: number, operationStatus?: boolean) {
  return { device, eoj, state: operationStatus === undefined ? {} : { operationStatus } };
}

describe("away, and what is put back", () => {
  test("rests what may rest and is not off already", () => {
    const devices = [
      awayDevice("air", 0x013001, true),
      awayDevice("off", 0x013002, false),
      awayDevice("lamp", 0x029101),
      awayDevice("tank", 0x026b01, true),
      awayDevice("battery", 0x027d01, true),
    ];
    expect(restSettings(devices).map((each) => each.device)).toEqual(["air", "lamp"]);
  });

  test("remembers what is replaced and known, and puts back what still stands", () => {
    const set = { operationStatus: false, targetTemperature: 28, mode: "a" };
    const before = { operationStatus: true, targetTemperature: 28, mode: null };
    const settings = replacedBy(set, before);
    expect(settings).toEqual({ operationStatus: true });
    expect(toPutBack({ settings, setTo: set }, { operationStatus: false })).toEqual(settings);
    // The setting may still be on its way.
    expect(toPutBack({ settings, setTo: set }, { operationStatus: true })).toEqual(settings);
    const cooler = { settings: { targetTemperature: 26 }, setTo: { targetTemperature: 28 } };
    expect(toPutBack(cooler, { targetTemperature: 24 })).toEqual({});
    expect(toPutBack({ settings, setTo: set }, {})).toEqual(settings);
  });
});

function power(eoj: number, state: Record<string, number>) {
  return powerOf({ device: "d", measuredBy: null, eoj, state }, null);
}

describe("power now", () => {
  const facts = { device: "d", measuredBy: null } as const;

  test("of each class by its own word; what gives is negative", () => {
    expect(power(0x013001, { instantaneousElectricPowerConsumption: 640 })).toBe(640);
    expect(power(0x027901, { instantaneousElectricPowerGeneration: 1500 })).toBe(-1500);
    expect(power(0x027d01, { instantaneousChargingAndDischargingElectricPower: -400 })).toBe(-400);
    expect(power(0x028801, { instantaneousElectricPower: -200 })).toBe(-200);
    expect(power(0x029001, {})).toBeNull();
  });

  test("of what does not measure itself, by its circuit of the board", () => {
    const board = {
      instantaneousElectricPowerListSimplex: { startChannel: 5, range: 2, values: [10, 20] },
    };
    const on = (circuit: number) =>
      powerOf({ ...facts, eoj: 0x029001, state: {}, measuredBy: { device: "b", circuit } }, board);
    expect([on(4), on(5), on(6), on(7)]).toEqual([null, 10, 20, null]);
  });

  test("of the house: bought, made, into the battery", () => {
    const devices = [
      { ...facts, eoj: 0x028801, state: { instantaneousElectricPower: 300 } },
      { ...facts, eoj: 0x027901, state: { instantaneousElectricPowerGeneration: 900 } },
      { ...facts, eoj: 0x013001, state: { instantaneousElectricPowerConsumption: 640 } },
    ];
    expect(housePower(devices)).toEqual({ powerW: 300, generatingW: 900, batteryW: null });
  });
});
