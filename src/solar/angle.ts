export const RADIANS = Math.PI / 180;
export const DEGREES = 180 / Math.PI;

/** An angle brought into 0–360: −90 becomes 270. */
export function turn(degrees: number): number {
  const rest = degrees % 360;
  return rest < 0 ? rest + 360 : rest;
}
