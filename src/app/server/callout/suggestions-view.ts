import { caseOf } from "../../../callout/case/case-of.ts";
import { loadCase } from "../../../callout/store-cases.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { Suggestions } from "../../api/callout-desk.ts";
import { rankFor } from "../../callout/seek.ts";
import { suggestSlots } from "../../callout/suggest-slots.ts";
import { loadTown } from "../../callout/town.ts";
import type { Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import { calloutMoment } from "./moment-of.ts";

/** Who could go, ranked with reasons; who could not, and why. */
export async function readSuggestions(
  at: Reading,
  number: string,
): Promise<Result<Suggestions, Refusal>> {
  const found = await loadCase(at.tx, number);
  if (found === null) return no({ code: "callout.case-not-found" });
  const [moment, now] = [calloutMoment(at), caseOf(found)];
  const town = await loadTown(at.tx, at.now);
  const { ranked, out } = rankFor(moment, now, town);
  const names = new Map(town.technicians.map((one) => [one.technician, one.name]));
  return ok({
    number,
    asOf: at.now,
    ranked: ranked.map((one) => ({
      technician: one.technician,
      name: one.name,
      arrives: one.arrives,
      travelMinutes: one.travelMinutes,
      freeInMinutes: one.freeInMinutes,
      reasons: [...one.reasons],
    })),
    out: out.map(({ technician, name, reason }) => ({ technician, name, reason })),
    slots: (await suggestSlots(moment, now)).map(({ reasons, ...slot }) => ({
      ...slot,
      name: names.get(slot.technician) ?? slot.technician,
      reasons: [...reasons],
    })),
  });
}
