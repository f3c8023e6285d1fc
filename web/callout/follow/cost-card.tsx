import type { ResidentCase } from "../../../src/app/api/callout.ts";
import { instantText, say, yenText } from "../../format.ts";
import { Disclosure } from "../../parts/disclosure.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import { DecisionCard } from "../parts/decision-card.tsx";
import { QuoteTable } from "./quote-card.tsx";
import { isOver } from "./stage.ts";

interface Props {
  readonly of: ResidentCase;
}

/** The most that it may cost as of now, what was signed, and what the terms say. */
export function CostCard({ of }: Props) {
  const { live: words, check } = useCalloutWords();
  const { words: common, language } = useSpeech();
  const { mayCost, entitlement, quotes } = of;
  if (of.handedOver !== null) return null;
  return (
    <section className="section">
      <h2>{words.cost}</h2>
      <div className="card">
        <p className="cost-most">
          {isOver(of.state)
            ? words.sum(yenText(mayCost.yen))
            : mayCost.yen === 0
              ? words.free
              : words.most(yenText(mayCost.yen))}
        </p>
        <p className="sub">{say(mayCost.words, language)}</p>
        {quotes
          .filter(({ state }) => state !== "open")
          .map((quote) => (
            <SettledQuote key={quote.quote} quote={quote} />
          ))}
        {entitlement === null ? null : (
          <Disclosure label={check.why} labelOpen={common.close}>
            <DecisionCard entitlement={entitlement} />
          </Disclosure>
        )}
      </div>
    </section>
  );
}

function SettledQuote({ quote }: { readonly quote: ResidentCase["quotes"][number] }) {
  const { quote: words } = useCalloutWords();
  const { words: common, language } = useSpeech();
  return (
    <div className="settled-quote">
      <p className="row wrap">
        <span className="pill">{words.states[quote.state]}</span>
        <b>
          {yenText(quote.total)}
          {common.yen}
        </b>
      </p>
      {quote.signedAt === null ? null : (
        <p className="sub small">
          {words.signed(quote.signedBy ?? "", instantText(quote.signedAt, language))}
        </p>
      )}
      {quote.state === "replaced" ? null : (
        <Disclosure label={words.line} labelOpen={common.close}>
          <QuoteTable quote={quote} />
        </Disclosure>
      )}
    </div>
  );
}
