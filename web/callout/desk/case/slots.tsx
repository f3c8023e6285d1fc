import type { Suggestions } from "../../../../src/app/api/callout-desk.ts";
import { say } from "../../../format.ts";
import { RefusedNote } from "../../../life/refused-note.tsx";
import { useTell } from "../../../staff/told.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { useActing } from "../desk-api.ts";
import { spanText } from "../times.ts";

interface Props {
  readonly number: string;
  readonly slots: Suggestions["slots"];
  readonly asOf: string;
}

/** Of a visit that can wait: places in the plan, told and kept by one press. */
export function Slots({ number, slots, asOf }: Props) {
  const { suggest: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const tell = useTell();
  const acting = useActing(number, (after) => tell(words.assigned(after.technician?.name ?? "")));
  if (slots.length === 0) return null;
  return (
    <section aria-labelledby={`slots-${number}`}>
      <h4 id={`slots-${number}`} className="card-title">
        {words.slots}
      </h4>
      <RefusedNote error={acting.error} />
      <ol className="suggest-list">
        {slots.map(({ technician, name, from, until, reasons }) => (
          <li key={`${technician} ${from}`}>
            <div>
              <p className="row wrap">
                <b>{spanText({ from, until }, asOf, language)}</b>
                <b>{name}</b>
              </p>
              <p className="sub small">{reasons.map((one) => say(one, language)).join(" · ")}</p>
            </div>
            <div className="suggest-do">
              <button
                type="button"
                className="button"
                aria-label={words.slotFor(spanText({ from, until }, asOf, language), name)}
                disabled={acting.isPending}
                onClick={() =>
                  acting.mutate({ type: "plan", technician, from, until, confirmed: true })
                }
              >
                {words.slot}
              </button>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
