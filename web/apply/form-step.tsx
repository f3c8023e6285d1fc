import { type FormEvent, useState } from "react";
import { OWN } from "../api.ts";
import { say } from "../format.ts";
import { ChoiceField } from "../forms/choice-field.tsx";
import { ErrorSummary } from "../forms/error-summary.tsx";
import { StepHead } from "../life/step-head.tsx";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import { applyMistakes, bodyOf, chosenOffers, PAYMENTS, paymentOf } from "./apply-draft.ts";
import type { StepProps } from "./apply-flow.tsx";
import { ServiceForm } from "./service-form.tsx";
import { useCheck } from "./use-check.ts";

/** The form of every chosen service; each says at once whether it would be accepted. */
export function FormStep(props: StepProps) {
  const { from, offers, draft, go } = props;
  const words = useLifeWords();
  const { language } = useSpeech();
  const [attempt, setAttempt] = useState(0);
  const check = useCheck(from, bodyOf(draft, offers));
  const mistakes = applyMistakes(draft, offers, { language, words });
  const checks = check.data?.checks ?? [];
  const chosen = chosenOffers(draft, offers);
  const refused = chosen.flatMap((offer, index) => {
    const why = checks[index]?.refused ?? null;
    const label = say(offer.name, language);
    return why === null || mistakes.length > 0
      ? []
      : [{ id: `${offer.service}-check`, label, wrong: say(why.reason, language) }];
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (mistakes.length + refused.length > 0) setAttempt(attempt + 1);
    else go("confirm");
  };
  return (
    <form onSubmit={submit} noValidate>
      <StepHead title={words.apply.formTitle} />
      <ErrorSummary mistakes={[...mistakes, ...refused]} attempt={attempt} />
      {chosen.map((offer, index) => (
        <ServiceForm
          key={offer.service}
          {...props}
          offer={offer}
          check={checks[index] ?? null}
          state={stateOf(check)}
          attempt={attempt}
        />
      ))}
      <Common {...props} />
      <div className="form-end">
        <button type="submit" className="button">
          {words.apply.toConfirm}
        </button>
        <button type="button" className="button ghost" onClick={() => go("choose")}>
          {words.apply.back}
        </button>
      </div>
    </form>
  );
}

export type CheckState = "waiting" | "checking" | "known" | "failed";

function stateOf(check: ReturnType<typeof useCheck>): CheckState {
  if (check.isError) return "failed";
  if (check.isFetching) return "checking";
  return check.data === undefined ? "waiting" : "known";
}

/** What all applications share; what is on file is shown and not asked again. */
function Common({ from, offers, draft, change }: StepProps) {
  const words = useLifeWords();
  return (
    <section className="section">
      <h2>{words.apply.common}</h2>
      <div className="card question-card">
        <ChoiceField
          question={{
            id: "documents",
            label: words.apply.documents,
            help: words.apply.documentsHelp,
            required: true,
            wrong: null,
          }}
          choices={[
            {
              value: "electronic",
              label: words.apply.electronic,
              help: words.apply.electronicHelp,
            },
            { value: "paper", label: words.apply.paper, help: words.apply.paperHelp },
          ]}
          value={draft.documents}
          change={(value) => change({ documents: value === "paper" ? "paper" : "electronic" })}
        />
        <ChoiceField
          question={{
            id: "payment",
            label: words.apply.person.payment,
            help: words.apply.paymentHelp,
            required: true,
            wrong: null,
          }}
          choices={PAYMENTS.map((value) => ({
            value,
            label: words.apply.payments[value] ?? value,
          }))}
          value={paymentOf(draft, offers)}
          change={(payment) => change({ payment })}
        />
        <Known person={offers.person} own={from === OWN} />
      </div>
    </section>
  );
}

function Known({
  person,
  own,
}: {
  readonly person: StepProps["offers"]["person"];
  readonly own: boolean;
}) {
  const words = useLifeWords();
  const { person: named } = words.apply;
  const postal = person.postalCode === "" ? "" : `〒${person.postalCode} `;
  const rows: readonly (readonly [string, string])[] = [
    [named.name, person.name],
    [named.kana, person.kana],
    [named.phone, person.phone],
    [named.email, person.email],
    [named.address, `${postal}${person.address}`],
  ];
  return (
    <div className="answer">
      <p className="asked">{words.apply.known}</p>
      {own ? <p className="help">{words.apply.knownWhy}</p> : null}
      <dl className="fact-list">
        {rows
          .filter(([, value]) => value.trim() !== "")
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
