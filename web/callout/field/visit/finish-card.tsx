import { useState } from "react";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { openQuote } from "../shown/rules.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { DoneSheet } from "./done-sheet.tsx";
import { SafeSheet } from "./safe-sheet.tsx";

/** Done, or made safe until somebody comes again. A quote that waits is settled first. */
export function FinishCard({ visit }: { readonly visit: ShownVisit }) {
  const { finish: words } = useFieldWords();
  const [open, setOpen] = useState<"done" | "safe" | null>(null);
  const isBarred = openQuote(visit) !== null;
  return (
    <section className="card">
      <h2>{words.title}</h2>
      {isBarred ? <p className="alert">{words.quoteOpen}</p> : null}
      <div className="go-row">
        <button
          type="button"
          className="go huge"
          disabled={isBarred}
          onClick={() => setOpen("done")}
        >
          {words.done}
        </button>
        <button
          type="button"
          className="go ghost"
          disabled={isBarred}
          onClick={() => setOpen("safe")}
        >
          {words.safe}
        </button>
      </div>
      {open === "done" ? <DoneSheet visit={visit} close={() => setOpen(null)} /> : null}
      {open === "safe" ? <SafeSheet visit={visit} close={() => setOpen(null)} /> : null}
    </section>
  );
}
