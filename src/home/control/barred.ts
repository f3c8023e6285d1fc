import type { Properties } from "../model.ts";

/** Why a device is not switched from afar, in the order in which it is told. */
export type Bar =
  /** The contract shows the whole house alone (HM-09). */
  | "home.house-only"
  /** The operator left it out after checking (MM-03). */
  | "home.device-excluded"
  /** The resident has not allowed it. */
  | "home.not-allowed"
  /** The device itself forbids operation over a public network (0x93 read as 0x61). */
  | "home.remote-forbidden";

export interface BarFacts {
  readonly shows: "house" | "appliances";
  readonly excluded: boolean;
  readonly controllable: boolean;
  readonly state: Properties;
}

/** Null: nothing stands against it. */
export function barOf({ shows, excluded, controllable, state }: BarFacts): Bar | null {
  if (shows === "house") return "home.house-only";
  if (excluded) return "home.device-excluded";
  if (forbidsRemote(state)) return "home.remote-forbidden";
  return controllable ? null : "home.not-allowed";
}

/** The same for whoever only asks whether the resident could allow it. */
export function barBesideConsent(facts: Omit<BarFacts, "controllable">): Bar | null {
  return barOf({ ...facts, controllable: true });
}

function forbidsRemote({ remoteControl }: Properties): boolean {
  return remoteControl === "remoteNotAllowed";
}
