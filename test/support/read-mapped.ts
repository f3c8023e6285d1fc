import {
  READ_LIMITS,
  type ReadLimits,
  type Source,
} from "../../src/metering/formats/line-blocks.ts";
import { type MappingInput, mappingField } from "../../src/metering/formats/mapping.ts";
import { readReadings } from "../../src/metering/formats/read-readings.ts";

/** Read a file of readings by a mapping as a household writes it. */
export function readMapped(
  source: Source,
  mapping: MappingInput,
  limits: Partial<ReadLimits> = {},
) {
  return readReadings(source, mappingField.parse(mapping), { ...READ_LIMITS, ...limits });
}
