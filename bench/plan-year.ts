#!/usr/bin/env node
/**
 * What a year of use costs under one plan: from a profile of the use, and from its 17,520
 * half-hours; and how long the plan takes to be prepared. The floor is the bare sum of the
 * half-hours. Prints a line of JSON for each.
 */
import { useProfile } from "../src/rating/energy/year/use-profile.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { median, rounded } from "./median.ts";
import { READ_FROM, SINGLE_PLANS, singleLoad, singlePlan } from "./plan-town.ts";

const TARGET_US = 50;
const TARGET_PROFILE_US = 60;

const catalogue = loadCatalogue("catalogue");
const wh = singleLoad();

const floor = median(() => sumOf(wh));

for (const [name, address] of Object.entries(SINGLE_PLANS)) {
  const prepare = singlePlan(catalogue, address);
  const { classes, year } = prepare();
  const profile = useProfile(wh, READ_FROM, classes);
  const profiled = median(() => useProfile(wh, READ_FROM, classes, null, profile));
  const fromProfile = median(() => year.yen(profile), 100);
  const whole = median(() => year.yen(useProfile(wh, READ_FROM, classes, null, profile)));
  const prepared = median(prepare);
  console.log(
    JSON.stringify({
      name: `a plan's year: ${name}, half-hours to yen`,
      unit: "µs",
      target: TARGET_US,
      median: rounded(whole),
      floor: { what: "the bare sum of the half-hours", median: rounded(floor) },
      ratio: rounded(whole / floor),
      parts: {
        profile: { median: rounded(profiled), target: TARGET_PROFILE_US },
        yen: { median: rounded(fromProfile) },
      },
      preparedBefore: { what: "day classes and twelve programs", median: rounded(prepared) },
      met: whole <= TARGET_US && profiled <= TARGET_PROFILE_US,
    }),
  );
}

/** Four sums at once: one alone waits for each addition to end before the next. */
function sumOf(wh: Float64Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let slot = 0; slot < wh.length; slot += 4) {
    a += wh[slot] ?? 0;
    b += wh[slot + 1] ?? 0;
    c += wh[slot + 2] ?? 0;
    d += wh[slot + 3] ?? 0;
  }
  return a + b + c + d;
}
