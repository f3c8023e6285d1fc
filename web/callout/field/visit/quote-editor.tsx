import { useState } from "react";
import { overtimeLine } from "../../../../src/callout/quote/overtime-line.ts";
import { say } from "../../../format.ts";
import { BigYen } from "../../../parts/amount.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { sealed } from "../make-quote.ts";
import {
  type DraftLine,
  draftLine,
  madeOf,
  mayQuote,
  type Price,
  unfinishedOf,
  usedLines,
} from "../shown/quote-draft.ts";
import { isBarredByNight } from "../shown/rules.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { type QuoteTerms, termsNow } from "../shown/terms-now.ts";
import { workedMinutes } from "../shown/worked.ts";
import { TwoButtons } from "../two-buttons.tsx";
import { useNow } from "../use-box.ts";
import { useKeptDraft } from "../use-kept-draft.ts";
import { usePress } from "../use-press.ts";
import { PriceList } from "./price-list.tsx";
import { QuoteDraftLine } from "./quote-draft-line.tsx";

const NO_LINES: readonly DraftLine[] = [];

interface Props {
  readonly visit: ShownVisit;
  readonly close: () => void;
  /** The quote is kept, and is to be read by the resident. */
  readonly shown: () => void;
}

/** Made of the price list and what is typed on site; the sum is the server's to the yen. */
export function QuoteEditor({ visit, close, shown }: Props) {
  const { quote: words, others } = useFieldWords();
  const now = useNow(10_000);
  const terms = termsNow(visit);
  const [lines, change] = useKeptDraft(`quote ${visit.number}/${visit.visit}`, NO_LINES);
  const [isTried, tried] = useState(false);
  const press = usePress(visit);
  if (lines === null) return null;
  const { made } = madeOf(terms, lines);
  const show = async () => {
    tried(true);
    if (made === null || lines.length === 0 || unfinishedOf(terms, lines) !== null) return;
    const quoted = await sealed(visit, usedLines(lines), made);
    // Who reads a quote is not kept waiting by a clock that runs.
    const pause = visit.worked.runsSince === null ? [] : [{ type: "work-paused" } as const];
    await press([...pause, quoted]);
    change(null);
    shown();
  };
  return (
    <div className="quote-editor">
      <PriceList
        prices={mayQuote(terms)}
        overtime={terms.overtime}
        isNight={isBarredByNight(visit, now)}
        add={(price) => change([...lines, lineFor(price, visit, now)])}
      />
      <DraftLines terms={terms} lines={lines} change={change} isTried={isTried} />
      <Total terms={terms} lines={lines} />
      {isTried && lines.length === 0 ? (
        <p className="alert" role="alert">
          {words.empty}
        </p>
      ) : null}
      <TwoButtons
        kind="huge"
        yes={words.show}
        act={() => void show()}
        no={others.no}
        close={close}
      />
    </div>
  );
}

interface Drafted {
  readonly terms: QuoteTerms;
  readonly lines: readonly DraftLine[];
}

function DraftLines({
  terms,
  lines,
  change,
  isTried,
}: Drafted & {
  readonly change: (lines: readonly DraftLine[]) => void;
  readonly isTried: boolean;
}) {
  const unfinished = isTried ? unfinishedOf(terms, lines) : null;
  return lines.map((line, place) => (
    <QuoteDraftLine
      key={place}
      id={`line-${place}`}
      line={line}
      price={terms.prices.find(({ code }) => code === line.code)}
      wrong={unfinished?.place === place ? unfinished.lacks : null}
      change={(next) => change(lines.map((each, k) => (k === place ? next : each)))}
      remove={() => change(lines.filter((_each, k) => k !== place))}
    />
  ));
}

/** What the lines come to so far, or why they make no quote. */
function Total({ terms, lines }: Drafted) {
  const { language } = useSpeech();
  const { quote: words } = useFieldWords();
  const { made, why } = madeOf(terms, lines);
  return (
    <>
      <div className="row field-total">
        <b>{words.total}</b>
        <span aria-live="polite">{made === null ? null : <BigYen yen={made.total} />}</span>
      </div>
      {why === null ? null : <p className="alert">{say(why, language)}</p>}
    </>
  );
}

/** Further time comes with what the clock counted: 61 of 60 minutes is one unit. */
function lineFor(price: Price, visit: ShownVisit, now: string): DraftLine {
  const counted =
    price.kind === "overtime"
      ? overtimeLine(termsNow(visit), workedMinutes(visit.worked, now))
      : null;
  return counted === null ? draftLine(price) : draftLine(price, counted.words, counted.quantity);
}
