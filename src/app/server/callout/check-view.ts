import type { CheckedCall } from "../../api/callout.ts";
import type { CheckedCase } from "../../callout/open-case.ts";
import { waitOfNext } from "../../callout/waits.ts";
import type { Reading } from "../reads/world.ts";
import { entitlementView } from "./entitlement-view.ts";

/** What would be decided, as people read it. */
export async function checkedView(
  { tx, now, world }: Pick<Reading, "tx" | "now" | "world">,
  { danger, entitlement, already, urgency }: CheckedCase,
): Promise<CheckedCall> {
  const comes = entitlement !== null && entitlement.outcome !== "refused";
  const next = comes
    ? { urgency, skill: entitlement.skill, minutes: entitlement.usualMinutes }
    : null;
  return {
    handedOver:
      danger === null
        ? null
        : { danger: danger.danger, steps: [...danger.steps], line: danger.line },
    entitlement: entitlement === null ? null : entitlementView(entitlement, world.catalogue),
    already,
    waitMinutes: next === null ? null : await waitOfNext(tx, now, next),
  };
}
