import { electricityCandidates } from "../src/diagnosis/candidates.ts";
import { pricePlans } from "../src/diagnosis/priced-plans.ts";
import type { Catalogue } from "../src/terms/catalogue.ts";
import { preparedPlace } from "./diagnosis-town.ts";
import { variantOf } from "./plan-variants.ts";

/** Of the area's plans sixteen may be had, of which ten are for 40 A: four times as many. */
const TIMES = 4;

/** Preparing forty plans of an area for twelve months, once, and which they were. */
export interface Forty {
  readonly milliseconds: number;
  readonly priced: number;
  readonly answer: unknown;
}

/** Prices, programs and what they rest on; the scenario is laid over the catalogue before. */
export function timeForty(published: Catalogue): Forty {
  const { catalogue, market, periods, ground } = preparedPlace(published);
  const { area } = ground.place;
  const shared = { asOf: ground.asOf, periods, area };
  const { plans: own } = electricityCandidates(catalogue, { ...shared, present: null });
  const plans = Array.from({ length: TIMES }, (_, time) =>
    own.map((plan, index) => (time === 0 ? plan : variantOf(plan, time * own.length + index))),
  ).flat();
  const terms = { catalogue, market, area, capacity: { amps: 40 }, periods, chosen: [] };
  const start = performance.now();
  const priced = pricePlans({ plans, notCompared: [] }, terms, ground.asOf);
  const milliseconds = performance.now() - start;
  const answer = priced.plans.map(({ address, marks, clauses }) => ({ address, marks, clauses }));
  return { milliseconds, priced: priced.plans.length, answer };
}
