import { useOnline } from "../../parts/use-online.ts";
import { useFieldWords } from "../../words/use-callout-field.ts";
import { waits } from "./queue/entry.ts";
import { tokyoClock } from "./shown/rules.ts";
import { offsetOf, useBox, useSeen } from "./use-box.ts";

/** From here on a clock is told of; what is sent is set right by the server all the same. */
const WRONG_MS = 3 * 60_000;

/** How fresh the page is and what waits: one line, said in words. */
export function SyncLine() {
  const { sync } = useFieldWords();
  const box = useBox();
  const { kept, entries, sending, isLost } = useSeen();
  const isOnline = useOnline();
  const status = isOnline ? sending : "offline";
  const waiting = entries.filter(waits).length;
  const offset = offsetOf(kept);
  const said =
    status === "sent" || status === "sending"
      ? kept === null
        ? ""
        : sync.sent(tokyoClock(kept.day.now))
      : sync[status];
  return (
    <div className="field-sync" data-status={status}>
      <output>
        {waiting === 0 ? null : <b className="field-unsent">{sync.unsent(waiting)}</b>}
        <span>{said}</span>
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
