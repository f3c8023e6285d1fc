import type { Complaint } from "./issues.ts";
import type { Surroundings } from "./kind.ts";
import type { Path } from "./problem.ts";

/**
 * For a kind's `refine`: every key of a map must be an item (or an option) that the service sells.
 */
export function mustBeSold(
  sold: "item" | "option",
  map: { readonly keys: readonly string[]; readonly path: Path },
  { service }: Surroundings,
): Complaint[] {
  const known = Object.keys(sold === "item" ? service.items : service.options);
  return map.keys
    .filter((key) => !known.includes(key))
    .map((key) => {
      const accepted =
        known.length === 0 ? `it has no ${sold}s` : `its ${sold}s are ${known.join(", ")}`;
      return {
        path: [...map.path, key],
        message: `${service.id} sells no ${sold} "${key}"; ${accepted}`,
      };
    });
}

/** For a kind's `refine`: every id of a list must be a service of the catalogue. */
export function mustBeServices(
  ids: readonly string[],
  path: Path,
  { services }: Surroundings,
): Complaint[] {
  const known = [...services.keys()].join(", ");
  return ids.flatMap((id, index) => {
    const message = `"${id}" is no service; services are ${known}`;
    return services.has(id) ? [] : [{ path: [...path, index], message }];
  });
}

/** For a kind's `refine`: an address must be that of a rule, of one of some kinds. */
export function mustBeRule(
  address: string,
  of: { readonly kinds: readonly string[]; readonly path: Path },
  { kinds }: Surroundings,
): Complaint[] {
  const kind = kinds.get(address);
  if (kind === null || (kind !== undefined && of.kinds.includes(kind))) return [];
  const found = kind === undefined ? "no rule" : `of kind ${kind}`;
  const message = `"${address}" is ${found}; accepted are rules of kind ${of.kinds.join(", ")}`;
  return [{ path: of.path, message }];
}
