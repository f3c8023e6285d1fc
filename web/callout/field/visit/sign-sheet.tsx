import { useState } from "react";
import type { QuoteView } from "../../../../src/app/api/callout.ts";
import { yenText } from "../../../format.ts";
import { BigYen } from "../../../parts/amount.tsx";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { Sheet } from "../sheet.tsx";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { SignFields } from "../sign-fields.tsx";
import { isNamed, isSigned, type Signing, strokesOf, UNSIGNED } from "../signing.ts";
import { usePress } from "../use-press.ts";
import { QuoteLines } from "./quote-lines.tsx";

interface Props {
  readonly visit: ShownVisit;
  readonly quote: QuoteView;
  readonly close: () => void;
}

/** The resident reads in large type, and signs or declines: before anything paid is begun. */
export function SignSheet({ visit, quote, close }: Props) {
  const { sign: words } = useFieldWords();
  const press = usePress(visit);
  const [signing, change] = useState<Signing>({ ...UNSIGNED, name: visit.name });
  const [isTried, tried] = useState(false);
  const [isDeclining, decline] = useState(false);
  const sign = () => {
    tried(true);
    if (!isNamed(signing) || !isSigned(signing)) return;
    const { quote: named, hash } = quote;
    const strokes = strokesOf(signing);
    void press({ type: "signed", quote: named, hash, name: signing.name.trim(), strokes });
    close();
  };
  return (
    <Sheet title={words.title} close={close} large>
      <p>{words.lead}</p>
      <QuoteLines lines={quote.lines} />
      <div className="sign-total">
        <p>{words.total}</p>
        <BigYen yen={quote.total} />
      </div>
      <SignFields
        id="sign"
        label={words.name}
        pad={words.pad}
        typedYes={words.typedYes}
        signing={signing}
        change={change}
        isTried={isTried}
      />
      <div className="go-row">
        <button type="button" className="go huge" onClick={sign}>
          {words.yes(yenText(quote.total))}
        </button>
        <button type="button" className="go ghost" onClick={() => decline(true)}>
          {words.no}
        </button>
        <button type="button" className="go ghost" onClick={close}>
          {words.back}
        </button>
      </div>
      {isDeclining ? <Decline visit={visit} quote={quote} close={close} /> : null}
    </Sheet>
  );
}

/** What a no means is said before it is given. */
function Decline({ visit, quote, close }: Props) {
  const { sign: words } = useFieldWords();
  const press = usePress(visit);
  const decline = () => {
    void press({ type: "quote-declined", quote: quote.quote });
    close();
  };
  return (
    <div className="field-ask">
      <p>{words.confirmNo}</p>
      <button type="button" className="go danger" onClick={decline}>
        {words.noYes}
      </button>
    </div>
  );
}
