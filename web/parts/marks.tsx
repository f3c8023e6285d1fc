import type { MarkText } from "../../src/app/api/fields.ts";
import { useSpeech } from "../words/language.ts";

/** What a number rests on, as hatched chips. */
export function MarkChips({ marks }: { readonly marks: readonly MarkText[] }) {
  const { words } = useSpeech();
  return marks.map((mark) => (
    <span key={mark} className="chip hatched">
      {words.marks[mark]}
    </span>
  ));
}

/** One sentence for each mark. */
export function MarkReasons({ marks }: { readonly marks: readonly MarkText[] }) {
  const { words } = useSpeech();
  if (marks.length === 0) return null;
  return (
    <ul className="sub small mark-reasons">
      {marks.map((mark) => (
        <li key={mark}>
          {words.marks[mark]}：{words.markWhy[mark]}
        </li>
      ))}
    </ul>
  );
}
