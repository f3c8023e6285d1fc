import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { startSession } from "../../query.ts";
import { useSpeech } from "../../words/language.ts";
import { useFieldWords } from "../../words/use-callout-field.ts";
import { endSession } from "./field-session.ts";
import { waits } from "./queue/entry.ts";
import { Sheet } from "./sheet.tsx";
import { useBox, useSeen } from "./use-box.ts";
import { forgetPictures } from "./worker/start-worker.ts";

/** Logging out takes everything off the phone; what is not sent is told of first. */
export function FieldLogout() {
  const { words } = useSpeech();
  const { logout } = useFieldWords();
  const box = useBox();
  const client = useQueryClient();
  const [isAsked, ask] = useState(false);
  const [isLeaving, leave] = useState(false);
  const unsent = useSeen().entries.filter(waits).length;
  const go = async () => {
    leave(true);
    await box.forget();
    await forgetPictures();
    await endSession();
    sessionStorage.clear();
    startSession(client, null);
  };
  return (
    <>
      <button type="button" className="tool" onClick={() => ask(true)}>
        {words.logout}
      </button>
      {isAsked ? (
        <Sheet title={words.logout} close={() => ask(false)}>
          <p className={unsent > 0 ? "alert" : undefined}>
            {unsent > 0 ? logout.unsent(unsent) : logout.why}
          </p>
          <div className="go-row">
            <button
              type="button"
              className="go danger"
              disabled={isLeaving}
              onClick={() => void go()}
            >
              {logout.yes}
            </button>
            <button type="button" className="go ghost" onClick={() => ask(false)}>
              {logout.no}
            </button>
          </div>
        </Sheet>
      ) : null}
    </>
  );
}
