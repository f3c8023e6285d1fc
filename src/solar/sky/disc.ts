import { kasten1966 } from "./airmass.ts";
import { clearness, type GlobalLight } from "./erbs.ts";
import { spencer } from "./extraterrestrial.ts";

const HIGHEST_ZENITH_DEG = 87;
const THICKEST = 12;
/** The solar constant on which the model was fitted, W/m². */
const DISC_CONSTANT = 1370;

/**
 * Direct irradiance from global by a quasi-physical model, W/m²: Maxwell (1987), SERI/TR-215-3087.
 * Global 600 at zenith 45° on day 80: 464.8.
 */
export function disc(light: {
  readonly ghi: number;
  readonly zenithDeg: number;
  readonly dayOfYear: number;
}): number {
  const { ghi, zenithDeg, dayOfYear } = light;
  if (zenithDeg > HIGHEST_ZENITH_DEG || ghi < 0) return 0;
  const outside = spencer(dayOfYear, DISC_CONSTANT);
  const global: GlobalLight = { ghi, zenithDeg, extraterrestrial: outside };
  const mass = Math.min(kasten1966(zenithDeg), THICKEST);
  return Math.max(outside * (clearLimit(mass) - shortfall(clearness(global), mass)), 0);
}

/** Direct clearness that a clear sky would give. */
function clearLimit(m: number): number {
  return 0.866 + m * (-0.122 + m * (0.0121 + m * (-0.000653 + m * 0.000014)));
}

/** By how much the sky falls short of it. */
function shortfall(kt: number, mass: number): number {
  const [a, b, c] =
    kt <= 0.6
      ? [
          0.512 + kt * (-1.56 + kt * (2.286 - kt * 2.222)),
          0.37 + kt * 0.962,
          -0.28 + kt * (0.932 - kt * 2.048),
        ]
      : [
          -5.743 + kt * (21.77 + kt * (-27.49 + kt * 11.56)),
          41.4 + kt * (-118.5 + kt * (66.05 + kt * 31.9)),
          -47.01 + kt * (184.2 + kt * (-222 + kt * 73.81)),
        ];
  return a + b * Math.exp(c * mass);
}
