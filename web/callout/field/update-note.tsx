import { useSyncExternalStore } from "react";
import { useFieldWords } from "../../words/use-callout-field.ts";
import { isUpdateReady, onUpdate, takeUpdate } from "./worker/start-worker.ts";

/** A newer build is on the phone, whole: it is taken when nothing is in the hand. */
export function UpdateNote() {
  const { update } = useFieldWords();
  const isReady = useSyncExternalStore(onUpdate, isUpdateReady);
  if (!isReady) return null;
  return (
    <div className="field-note row">
      <span>{update.ready}</span>
      <button type="button" className="go small" onClick={takeUpdate}>
        {update.take}
      </button>
    </div>
  );
}
