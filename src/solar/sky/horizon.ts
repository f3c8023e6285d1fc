/** The skyline in one direction: degrees east of north, degrees above the level. */
export interface HorizonPoint {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
}
