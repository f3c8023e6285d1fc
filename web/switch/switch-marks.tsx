import type { SwitchRow } from "../../src/app/api/switch.ts";
import { MarkChips } from "../parts/marks.tsx";
import { useSwitchWords } from "../words/use-switch.ts";

/** What a price rests on; an interpretation alone is said with the clause, not here. */
export function SwitchMarks({ marks }: { readonly marks: SwitchRow["marks"] }) {
  const words = useSwitchWords();
  const known = marks
    .filter((mark) => mark !== "dated")
    .filter((mark) => mark !== "interpretation");
  const isOld = marks.includes("dated");
  if (known.length === 0 && !isOld) return null;
  return (
    <p className="chips">
      <MarkChips marks={known} />
      {isOld ? (
        <span className="chip hatched" title={words.markWhy.dated}>
          {words.marks.dated}
        </span>
      ) : null}
    </p>
  );
}
