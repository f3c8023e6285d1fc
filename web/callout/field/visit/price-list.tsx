import { say, yenText } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import type { Price } from "../shown/quote-draft.ts";
import type { QuoteTerms } from "../shown/terms-now.ts";

/** What may be quoted; at night, destructive unlocking may not (KK-04). */
export function PriceList({
  prices,
  overtime,
  isNight,
  add,
}: {
  readonly prices: readonly Price[];
  readonly overtime: QuoteTerms["overtime"];
  readonly isNight: boolean;
  readonly add: (price: Price) => void;
}) {
  const { language, words: common } = useSpeech();
  const { quote: words } = useFieldWords();
  return (
    <fieldset className="field-ask">
      <legend>{words.from}</legend>
      <ul className="price-list">
        {prices.map((price) => {
          const isBarred = price.barredAtNight && isNight;
          return (
            <li key={price.code}>
              <button
                type="button"
                className="go ghost price"
                disabled={isBarred}
                onClick={() => add(price)}
              >
                <span>{say(price.label, language)}</span>
                <span className="sub">
                  {isBarred
                    ? `${words.barredAtNight} ${price.clauses.join(" ")}`
                    : price.kind === "overtime" && overtime !== null
                      ? words.kindOvertime(overtime.minutes, yenText(overtime.yen))
                      : price.unitPrice === null
                        ? words.typed
                        : `${yenText(price.unitPrice)}${common.yen}`}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
