import type { Day } from "../../kernel/day.ts";
import { type Catalogue, ruleAt } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import { type ClockName, CLOCKS, type Urgency } from "../model.ts";

/** Seconds by which each step of a case is due. */
export type Clocks = Readonly<Record<ClockName, number>>;

/** An emergency that is called in at 02:00 is with somebody by 03:30: `arrive` is 5,400. */
export function clocksOf(catalogue: Catalogue, urgency: Urgency, on: Day): Clocks {
  const { id, rule } = ruleAt(catalogue, "household/intake", "intake");
  const what = `${id}/clocks/${urgency}`;
  const found = mustBeInForce(rule.clocks[urgency].values, on, what);
  const [answer, accept, arrive, stabilise, close] = CLOCKS.map((clock) => found[clock]);
  if (!answer || !accept || !arrive || !stabilise || !close) throw new Error(`${what} has gaps`);
  return { answer, accept, arrive, stabilise, close };
}
