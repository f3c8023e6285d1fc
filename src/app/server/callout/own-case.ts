import type { CaseNow } from "../../../callout/case/case-now.ts";
import { caseOf } from "../../../callout/case/case-of.ts";
import { loadCase } from "../../../callout/store-cases.ts";
import type { ResidentCase } from "../../api/callout.ts";
import type { AccountRow } from "../reads/store.ts";
import type { Reading } from "../reads/world.ts";
import { caseView } from "./case-view.ts";

/** An own case; another household's is like one that does not exist. */
export async function ownCase(
  { tx }: Reading,
  { accountId }: AccountRow,
  number: string,
): Promise<CaseNow | null> {
  const found = await loadCase(tx, number);
  return found === null || found.accountId !== accountId ? null : caseOf(found);
}

/** Where a household finds its pictures. */
function ownPhotoPath(photo: string): string {
  return `/api/callout/photos/${photo}`;
}

/** The case as the household follows it. */
export function ownCaseView(at: Reading, now: CaseNow): Promise<ResidentCase> {
  const { tx, now: asOf } = at;
  const reading = { tx, catalogue: at.world.catalogue, now: asOf };
  return caseView(reading, now, { reader: "household", photoPath: ownPhotoPath });
}
