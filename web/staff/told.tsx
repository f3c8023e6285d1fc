import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { useSpeech } from "../words/language.ts";

interface Telling {
  readonly text: string | null;
  readonly tell: (text: string | null) => void;
}

const ToldContext = createContext<Telling | null>(null);

/** Holds what was done last, said once at the top of the page. */
export function ToldProvider({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState<string | null>(null);
  const tell = useCallback((next: string | null) => setText(next), []);
  const telling = useMemo(() => ({ text, tell }), [text, tell]);
  return <ToldContext value={telling}>{children}</ToldContext>;
}

/** Says what was done. Throws outside the staff's frame. */
export function useTell(): Telling["tell"] {
  return useTelling().tell;
}

function useTelling(): Telling {
  const telling = useContext(ToldContext);
  if (telling === null) throw new Error("nobody listens here");
  return telling;
}

/** What was done last, until it is put away or something else was done. */
export function ToldNote() {
  const { words } = useSpeech();
  const { text, tell } = useTelling();
  return (
    <output className={text === null ? "unseen" : "told-note"}>
      {text}
      {text === null ? null : (
        <button type="button" className="quiet" onClick={() => tell(null)}>
          {words.close}
        </button>
      )}
    </output>
  );
}
