import type { HorizonPoint } from "./sky/horizon.ts";
import type { SkyModel } from "./sky/split-sky.ts";

/** One plane of panels. */
export interface Face {
  /** Rated DC power, kW at 1,000 W/m² and 25 °C. */
  readonly kw: number;
  /** From the horizontal: 0 lies flat, 90 stands. */
  readonly tiltDeg: number;
  /** East of north: 90 east, 180 south, 270 west. */
  readonly azimuthDeg: number;
  /** The skyline as seen from the panels; without it, a free horizon. */
  readonly horizon?: readonly HorizonPoint[];
}

/** Panels on one or several planes behind one power conditioner. */
export interface PvSystem {
  readonly faces: readonly Face[];
  /** The most that the power conditioner gives, kW AC, all faces together. */
  readonly inverterKw: number;
  /** Rated efficiency of the power conditioner, 0–1. */
  readonly inverterEfficiency: number;
  /** Share of the DC power lost on the way: `standardLossShare()` is 0.1408. */
  readonly lossShare: number;
  /** Close on the roof, or on an open rack: decides how hot the cells become. Roof. */
  readonly mounting?: "roof" | "rack";
  /** Change of power by °C of cell temperature: −0.0037 for crystalline silicon. */
  readonly powerPerC?: number;
  /** Share of light that the ground throws back: 0.2. */
  readonly albedo?: number;
  /** How the diffuse light is spread over the sky: Perez. */
  readonly sky?: SkyModel;
  /** Share lost to snow on the panels by month, January first; without it, none. */
  readonly snowShare?: readonly number[];
}

/** What a system is taken to be where it does not say. */
export const PV_DEFAULTS = {
  mounting: "roof",
  powerPerC: -0.0037,
  albedo: 0.2,
  sky: "perez",
} as const;
