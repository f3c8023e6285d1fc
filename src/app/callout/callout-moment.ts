import type { Operator } from "../../platform/index.ts";
import type { Moment } from "../life/moment.ts";

/** One transaction of an operator at one instant of its clock: what a command needs. */
export interface CalloutMoment extends Moment {
  readonly operator: Operator;
}

/** Do something in a transaction of its own, at the operator's present. */
export type InMoment = <T>(work: (moment: CalloutMoment) => Promise<T>) => Promise<T>;
