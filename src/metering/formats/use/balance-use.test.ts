import { describe, expect, test } from "vitest";
import { day } from "../../../kernel/day.ts";
import { kwh, longUseFile, useAt } from "../../../../test/support/use-files.ts";
import { refusedUse, takenUse, useOfDays } from "../../../../test/support/taken-use.ts";

const FROM = "2025-04-01";

function sun(slot: number): number {
  return slot >= 20 && slot < 30 ? 2000 : 0;
}

function net(wh: number, slot: number): number {
  return wh - sun(slot);
}

function bought(wh: number, slot: number): string {
  return kwh(Math.max(0, net(wh, slot)));
}

function sold(wh: number, slot: number): string {
  return kwh(Math.max(0, -net(wh, slot)));
}

describe("flows", () => {
  test("load is bought − sold + generation", () => {
    const text = longUseFile({
      header: "日時,買電量(kWh),売電量(kWh),発電電力量(kWh)",
      values: (wh, _, slot) => `${bought(wh, slot)},${sold(wh, slot)},${kwh(sun(slot))}`,
    });
    const file = takenUse(text);
    expect([...file.wh]).toEqual(useOfDays());
    expect(file.generation?.wh[25]).toBe(2000);
    expect(file.counts.negativeSlots).toBe(0);
  });

  test("what was sold may stand as negative values of any column", () => {
    const own = longUseFile({
      header: "日時,買電(kWh),売電(kWh),発電(kWh)",
      values: (wh, _, slot) => `${bought(wh, slot)},-${sold(wh, slot)},${kwh(sun(slot))}`,
    });
    expect([...takenUse(own).wh]).toEqual(useOfDays());
    const one = longUseFile({
      header: "日時,電力量(kWh),発電(kWh)",
      values: (wh, _, slot) => `${kwh(net(wh, slot))},${kwh(sun(slot))}`,
    });
    expect(refusedUse(one).questions).toEqual([
      { code: "diagnosis.negative-unclear", flow: "use", slots: 14 * 10 },
    ]);
    expect([...takenUse(one, { negative: "sold" }).wh]).toEqual(useOfDays());
  });

  test("without generation what was bought is the load, and what was sold is told", () => {
    const text = longUseFile({
      header: "日時,買電(kWh),売電(kWh)",
      values: (wh, _, slot) => `${bought(wh, slot)},${sold(wh, slot)}`,
    });
    const file = takenUse(text);
    expect(file.generation).toBe(null);
    expect(file.wh[25]).toBe(0);
    expect(file.sold?.wh[25]).toBe(2000 - useAt(day(FROM), 25));
  });
});
