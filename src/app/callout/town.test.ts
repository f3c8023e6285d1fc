import { expect, test } from "vitest";
import { callFor, calloutTown, later, NIGHT } from "../../../test/support/callout-town.ts";
import { phoneOf, told } from "../../../test/support/field-phone.ts";
import { loadTown } from "./town.ts";

const town = await calloutTown("town-now");

test("the minutes of a visit that is under way count as worked", async () => {
  const { number } = await callFor(town.yumi, ["water", "kitchen-tap"]);
  await phoneOf(town.ken).tell([told(number, "accept"), told(number, "on-the-way")]);
  const now = later(NIGHT, 25);
  const { candidates } = await town.inTown((tx) => loadTown(tx, now));
  const worked = candidates.map(({ technician, fatigue }) => [
    technician.technician,
    fatigue.workedMinutes,
  ]);
  expect(worked).toEqual([
    ["T-0001", 25],
    ["T-0002", 0],
  ]);
});
