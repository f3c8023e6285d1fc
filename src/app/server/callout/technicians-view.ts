import { loadAreas } from "../../../callout/store-areas.ts";
import { loadShifts, loadTechnicians } from "../../../callout/store-technicians.ts";
import { addSeconds } from "../../../platform/index.ts";
import type { Technicians } from "../../api/callout-desk.ts";
import type { Reading } from "../reads/world.ts";
import { technicianView } from "./board-technicians.ts";

const DAY = 24 * 3600;
const DAYS_BEFORE = 1;
const DAYS_AHEAD = 62;

/** Everybody who goes out, with their shifts from yesterday on. */
export async function readTechnicians({
  tx,
  now,
}: Pick<Reading, "tx" | "now">): Promise<Technicians> {
  const span = {
    from: addSeconds(now, -DAYS_BEFORE * DAY),
    until: addSeconds(now, DAYS_AHEAD * DAY),
  };
  const shifts = await loadShifts(tx, span);
  const of = Map.groupBy(shifts, ({ technician }) => technician);
  const rows = await loadTechnicians(tx);
  const areas = await loadAreas(tx);
  return {
    technicians: rows.map((row) => ({
      ...technicianView(row),
      shifts: (of.get(row.technician) ?? []).map(({ from, until }) => ({ from, until })),
    })),
    areas: areas.map(({ area, name }) => ({ area, name })),
  };
}
