import type { Place } from "../../../callout/model.ts";
import type { Area } from "../../../callout/store-areas.ts";

/** An address with the name of the area that it lies in. */
export function placeView({ postalCode, address, area, at, exact }: Place, areas: readonly Area[]) {
  const areaName = areas.find((one) => one.area === area)?.name ?? null;
  return { postalCode, address, area, areaName, at, exact };
}
