import type { Figures } from "../../../../src/app/api/callout-desk.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";

/** Minutes to the arrival: half within the dark bar, nine of ten within the light one. */
export function SpreadBar({
  spread: { p50, p90, count },
  most,
}: {
  readonly spread: Figures["arrival"];
  readonly most: number;
}) {
  const { figures: words } = useCalloutDeskWords();
  if (p50 === null || p90 === null) return <span className="sub">{words.notKnown}</span>;
  return (
    <span className="spread-line" title={words.of(count)}>
      <span className="spread" aria-hidden="true">
        <span className="ninety" style={{ width: `${(p90 * 100) / most}%` }} />
        <span className="half" style={{ width: `${(p50 * 100) / most}%` }} />
      </span>
      <span className="spread-said">
        {p50} / {p90}
        {words.minutes}
      </span>
    </span>
  );
}
