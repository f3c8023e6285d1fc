import type { Day } from "../../kernel/day.ts";
import type { ContractEvent } from "../model.ts";
import { eventsOf, type Life } from "./read-history.ts";

type Told = Extract<ContractEvent, { readonly type: "told" }>;

/**
 * What was said on a ground and still counts on a day: nothing from before the last time that
 * service was restored, because that ground was gone.
 */
export function toldOn(life: Life, ground: string, on: Day): readonly Told[] {
  const restored = eventsOf(life, "restored").findLast((event) => event.on <= on);
  const after = restored === undefined ? -1 : life.events.indexOf(restored);
  return eventsOf(life, "told").filter((event) => {
    return event.ground === ground && event.on <= on && life.events.indexOf(event) > after;
  });
}
