import { dayText } from "../../format.ts";
import { useOnline } from "../../parts/use-online.ts";
import { useSpeech } from "../../words/language.ts";
import { useFieldWords } from "../../words/use-callout-field.ts";
import { waits } from "./queue/entry.ts";
import { tokyoClock, tokyoDayOf } from "./shown/rules.ts";
import { offsetOf, useBox, useNow, useSeen } from "./use-box.ts";

/** From here on a clock is told of; what is sent is set right by the server all the same. */
const WRONG_MS = 3 * 60_000;

/** How fresh the page is and what waits: one line, said in words. */
export function SyncLine() {
  const { sync } = useFieldWords();
  const box = useBox();
  const { kept, entries, sending, isLost } = useSeen();
  const isOnline = useOnline();
  const waiting = entries.filter(waits).length;
  // Looking for news now and then is nothing to be told.
  const looks = sending === "sending" && waiting === 0;
  const status = !isOnline ? "offline" : looks ? "sent" : sending;
  const offset = offsetOf(kept);
  return (
    <div className="field-sync" data-status={status}>
      <output>
        {waiting === 0 ? null : <b className="field-unsent">{sync.unsent(waiting)}</b>}
        {status === "sent" ? null : <span>{sync[status]}</span>}
        {kept === null ? null : <AsOf at={kept.day.now} />}
      </output>
      {waiting > 0 && isOnline && status !== "sending" ? (
        <button type="button" className="go small" onClick={() => void box.look()}>
          {sync.look}
        </button>
      ) : null}
      {isOnline && Math.abs(offset) >= WRONG_MS ? (
        <span className="sub small">
          {sync.clockWrong(sync.span(Math.floor(Math.abs(offset) / 60_000)))}
        </span>
      ) : null}
      {isLost ? (
        <span className="alert" role="alert">
          {sync.lost}
        </span>
      ) : null}
      {globalThis.isSecureContext ? null : <span className="alert">{sync.insecure}</span>}
    </div>
  );
}

/** When the desk last told the day; of another day with its date. */
function AsOf({ at }: { readonly at: string }) {
  const { language } = useSpeech();
  const { sync } = useFieldWords();
  const day = tokyoDayOf(at);
  const onDay = day === tokyoDayOf(useNow(60_000)) ? "" : `${dayText(day, language)} `;
  return <span>{sync.sent(`${onDay}${tokyoClock(at)}`)}</span>;
}
