import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, day, formatDay } from "../../../kernel/day.ts";
import { clock, utf8 } from "../../../../test/support/use-files.ts";
import { READ_LIMITS } from "../line-blocks.ts";
import { mappingField } from "../mapping.ts";
import { readReadings } from "../read-readings.ts";
import { unpackWh } from "../../pack.ts";
import { readUse } from "./read-use.ts";

const decimals = fc.tuple(fc.nat(3), fc.nat(999_999_999), fc.integer({ min: 1, max: 12 }));

test("a whole file is the same use to a diagnosis as to the importer, to the Wh", async () => {
  const values = fc.array(decimals, { minLength: 48 * 3, maxLength: 48 * 3 });
  await fc.assert(
    fc.asyncProperty(values, fc.constantFrom("kW", "kWh"), async (numbers, unit) => {
      const rows = numbers.map(([whole, fraction, places], index) => {
        const on = formatDay(addDays(day("2025-04-01"), Math.floor(index / 48)));
        const digits = String(fraction).padStart(9, "0").repeat(2).slice(0, places);
        return `${on} ${clock(index % 48)},${whole}.${digits}`;
      });
      const bytes = utf8(`日時,使用量(${unit})\n${rows.join("\n")}\n`);
      const mapping = mappingField.parse({ format: "long", meter: "m" });
      const imported = await readReadings({ bytes, name: "f" }, mapping, READ_LIMITS);
      const days = imported.chunks.flatMap(({ wh, count }) => [
        ...unpackWh(wh.subarray(0, count * 192)),
      ]);
      const found = readUse(bytes, { unitConfirmed: true });
      expect(found.ok && [...found.value.wh]).toEqual(days);
    }),
    { numRuns: 30, seed: 7 },
  );
});
