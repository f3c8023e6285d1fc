import type { Operator } from "../../platform/index.ts";
import type { Moment } from "../life/moment.ts";

/** One transaction of an operator at one instant of its clock: what a command needs. */
export interface CalloutMoment extends Moment {
  readonly operator: Operator;
}
