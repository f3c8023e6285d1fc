import { loadOfAsked } from "../../../src/diagnosis/load/load-asked.ts";
import { loadOfText, type LoadText } from "../../../src/diagnosis/load/load-text.ts";
import type { LoadYear } from "../../../src/diagnosis/load/load-year.ts";
import type { LoadRefusals } from "../../../src/diagnosis/load/refusal.ts";
import { memo } from "../../../src/diagnosis/memo.ts";
import type { Prepared } from "../../../src/diagnosis/prepare.ts";
import { no, ok, type Result } from "../../../src/kernel/result.ts";
import type { Asked } from "./asked.ts";

/** Years of files, by the number under which the page gave them. */
const taken = new Map<number, LoadYear>();

/** Keeps the year of a file; the one before it is let go. */
export function takeLoad(number: number, load: LoadText): void {
  taken.clear();
  taken.set(number, loadOfText(load));
}

const LOADS_KEPT = 4;
const made = memo<Result<LoadYear, LoadRefusals>>(LOADS_KEPT);

/** The year of use, from what is known of it; what is made of the same words is made once. */
export function loadOf(
  prepared: Prepared,
  { use, ...known }: Asked["electricity"],
): Result<LoadYear, LoadRefusals> {
  if (use.from === "file") return ofFile(use.number);
  const { catalogue, ground } = prepared;
  return made(JSON.stringify([catalogue.hash, ground, use, known]), () =>
    loadOfAsked(prepared, use, known),
  );
}

function ofFile(number: number): Result<LoadYear, LoadRefusals> {
  const found = taken.get(number);
  if (found) return ok(found);
  const accepted = "a file that was read";
  return no([{ code: "diagnosis.use-too-short", field: "use", got: "no file", accepted }]);
}
