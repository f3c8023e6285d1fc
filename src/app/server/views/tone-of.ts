import type { Catalogue } from "../../../terms/catalogue.ts";

/** A service's colour is its place in the order of services; 0 without one. */
export function toneOf({ services }: Catalogue, service: string): number {
  return services.get(service)?.order ?? 0;
}
