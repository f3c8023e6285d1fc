import type { Label } from "../../terms/fields.ts";
import type { KindName } from "../../terms/kinds/index.ts";
import { type Asked, type Decision, refuse } from "../decision.ts";
import { clausesOf } from "../history/refused-by-history.ts";

/** The terms of a contract know no ground of that name; the rule of the kind would list it. */
export function noSuchGround(
  { catalogue, life }: Asked,
  { kind, reason }: { readonly kind: KindName; readonly reason: Label },
): Decision {
  const clauses = clausesOf(catalogue, life.service, kind);
  return refuse({ code: "contracts.no-such-ground", clauses, reason });
}
