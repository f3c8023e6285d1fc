import { say, yenText } from "../../../format.ts";
import { TextField } from "../../../forms/text-field.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import {
  counted,
  type DraftLine,
  type Price,
  type Unfinished,
  yenOf,
} from "../shown/quote-draft.ts";

/** A line that is being typed: what, how many, at what price where the list has none. */
export function QuoteDraftLine({
  id,
  line,
  price,
  wrong,
  change,
  remove,
}: {
  readonly id: string;
  readonly line: DraftLine;
  readonly price: Price | undefined;
  readonly wrong: Unfinished["lacks"] | null;
  readonly change: (line: DraftLine) => void;
  readonly remove: () => void;
}) {
  const { language, words: common } = useSpeech();
  const { quote: words } = useFieldWords();
  const label = price === undefined ? line.code : say(price.label, language);
  const isTyped = price?.unitPrice === null;
  const yen = yenOf(line.price);
  return (
    <fieldset className="field-ask quote-line">
      <legend>{label}</legend>
      <TextField
        question={{
          id: `${id}-words`,
          label: words.words,
          required: isTyped,
          wrong: wrong === "words" ? words.wrongWords : null,
        }}
        value={line.words}
        change={(next) => change({ ...line, words: next.replaceAll("\0", "").slice(0, 200) })}
      />
      {isTyped ? (
        <TextField
          question={{
            id: `${id}-price`,
            label: words.price,
            required: true,
            wrong: wrong === "price" ? words.wrongPrice : null,
          }}
          echo={yen === null ? "" : `${yenText(yen)}${common.yen}`}
          value={line.price}
          change={(next) => change({ ...line, price: next.slice(0, 12) })}
          inputMode="numeric"
          letters={10}
        />
      ) : null}
      <Stepper
        label={label}
        quantity={line.quantity}
        change={(quantity) => change({ ...line, quantity })}
        remove={remove}
      />
    </fieldset>
  );
}

/** How many, by presses; and away with it. */
function Stepper({
  label,
  quantity,
  change,
  remove,
}: {
  readonly label: string;
  readonly quantity: number;
  readonly change: (quantity: number) => void;
  readonly remove: () => void;
}) {
  const { quote: words } = useFieldWords();
  return (
    <div className="row stepper">
      <button
        type="button"
        className="go ghost"
        aria-label={words.fewer(label)}
        disabled={quantity <= 1}
        onClick={() => change(counted(quantity - 1))}
      >
        −
      </button>
      <output aria-label={words.quantity}>{quantity}</output>
      <button
        type="button"
        className="go ghost"
        aria-label={words.more(label)}
        onClick={() => change(counted(quantity + 1))}
      >
        ＋
      </button>
      <button
        type="button"
        className="go ghost small"
        aria-label={words.remove(label)}
        onClick={remove}
      >
        {words.removePlain}
      </button>
    </div>
  );
}
