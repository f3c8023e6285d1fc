import type { Catalogue } from "./catalogue.ts";

/** Services without a place of their own come after all that have one. */
const LAST = 1000;

/**
 * Where a service stands wherever services stand together: lists, bills, charts. `hiho-denki` with
 * `order: 1` comes before `kattobi-hikari` with `order: 2`.
 */
export function orderOf({ services }: Pick<Catalogue, "services">, service: string): number {
  return services.get(service)?.order ?? LAST;
}
