import type { Appliance } from "./flow.ts";

/** A load that is on or off, or dimmed: mW that somebody set, or the plan's. */
export interface Switched extends Appliance {
  setMw: number | null;
  /** The plan at another hour, where the device moves it by itself. */
  moved: ((planMw: number) => number) | null;
}

export function switched(): Switched {
  const self: Switched = {
    setMw: null,
    moved: null,
    milliwatts: (planMw) => self.setMw ?? (self.moved ? self.moved(planMw) : planMw),
    passed: () => undefined,
  };
  return self;
}
