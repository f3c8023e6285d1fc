/** Light and sun of many steps, and how many there are. */
export interface SkyLight {
  readonly count: number;
  readonly dni: Float64Array;
  readonly dhi: Float64Array;
  /** Irradiance facing the sun outside the air, W/m². */
  readonly extraterrestrial: Float64Array;
  /** Apparent zenith, radians, and its cosine. */
  readonly zenith: Float64Array;
  readonly up: Float64Array;
}

/**
 * Diffuse light of each step in three parts, W/m²: even over the sky, from the ring around the sun
 * (as a plane facing the sun gets it), and from the band along the horizon. All models are the same
 * sum over a plane: even × (1 + cos tilt) ÷ 2 + ring × cos incidence + band × sin tilt.
 */
export interface SkySplit {
  readonly even: Float64Array;
  readonly ring: Float64Array;
  readonly band: Float64Array;
}
