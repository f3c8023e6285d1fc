import type { CheckedCall, IntakeForm } from "../../../src/app/api/callout.ts";
import { say, yenText } from "../../format.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { StepHead } from "../../life/step-head.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import { DecisionCard } from "../parts/decision-card.tsx";
import { telOf } from "../parts/tel.ts";
import type { CallDraft, Chosen } from "./call-draft.ts";

interface Props {
  readonly form: IntakeForm;
  readonly draft: CallDraft;
  readonly chosen: Chosen;
  readonly checked: CheckedCall;
  readonly send: () => void;
  readonly isSending: boolean;
  readonly error: unknown;
  readonly leave: () => void;
}

/** What was said, what would be decided and what it may cost; then one press sends it. */
export function CheckStep(props: Props) {
  const { check: words, phone } = useCalloutWords();
  const { form, checked, send, isSending, error, leave } = props;
  const { entitlement } = checked;
  return (
    <>
      <CheckHead />
      {entitlement === null ? null : (
        <DecisionCard entitlement={entitlement}>
          {checked.waitMinutes === null ? null : (
            <p className="decision-wait">
              {words.wait(checked.waitMinutes.from, checked.waitMinutes.until)}
            </p>
          )}
        </DecisionCard>
      )}
      <Said {...props} />
      <RefusedNote error={error} />
      <div className="form-end">
        {entitlement?.outcome === "refused" ? (
          <a className="button" href={telOf(form.phone)}>
            {words.byPhone} {form.phone}
          </a>
        ) : (
          <SendButton fee={entitlement?.visitFee ?? 0} send={send} isSending={isSending} />
        )}
        <button type="button" className="button ghost" disabled={isSending} onClick={leave}>
          {words.no}
        </button>
      </div>
      {entitlement?.outcome === "refused" ? null : (
        <p className="sub trouble-phone-line">
          <a className="quiet" href={telOf(form.phone)}>
            {phone(form.phone)}
          </a>
        </p>
      )}
    </>
  );
}

export function CheckHead() {
  const { check: words, form } = useCalloutWords();
  return <StepHead title={words.title} count={form.count(4, 4)} />;
}

export function SendButton({
  fee,
  send,
  isSending,
}: {
  readonly fee: number;
  readonly send: () => void;
  readonly isSending: boolean;
}) {
  const { check: words } = useCalloutWords();
  const label = fee > 0 ? words.sendPriced(yenText(fee)) : words.send;
  return (
    <button
      type="button"
      className="button trouble-red trouble-big"
      disabled={isSending}
      onClick={send}
    >
      {isSending ? words.sending : label}
    </button>
  );
}

/** What was told, once more, before it is sent. */
export function Said({ draft, chosen }: Pick<Props, "draft" | "chosen">) {
  const { check: words } = useCalloutWords();
  const { language } = useSpeech();
  const answers = chosen.trouble.asks.flatMap(({ fact, options }) => {
    const option = options.find(({ value }) => value === draft.facts[fact]);
    return option === undefined ? [] : [say(option.label, language)];
  });
  return (
    <section className="section">
      <h2>{words.your}</h2>
      <div className="card said-call">
        <p className="strong">{say(chosen.trouble.label, language)}</p>
        {answers.map((answer) => (
          <p key={answer}>{answer}</p>
        ))}
        {draft.words.trim() === "" ? null : <p>{draft.words}</p>}
        {draft.address.trim() === "" ? null : (
          <p>
            {draft.postalCode} {draft.address}
          </p>
        )}
        <p className="sub">
          {draft.name}・{draft.phone}
        </p>
        {draft.photos.length === 0 ? null : (
          <ul className="photo-row">
            {draft.photos.map(({ photo, small }) => (
              <li key={photo}>
                <img src={small} alt="" />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
