import { useState } from "react";
import type { ActionPreview } from "../../src/app/api/action.ts";
import type { Offer } from "../../src/app/api/application.ts";
import { say, yenText } from "../format.ts";
import { wrongAnswers } from "../forms/answers.ts";
import { AskedField } from "../forms/asked-field.tsx";
import { ChoiceField, ChoicesField } from "../forms/choice-field.tsx";
import { controlId, typedOf } from "../forms/question.ts";
import { faults } from "../words/faults.ts";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import { itemId, serviceDraft, type ServiceDraft, withService } from "./apply-draft.ts";
import type { StepProps } from "./apply-flow.tsx";
import { CheckCard } from "./check-card.tsx";
import type { CheckState } from "./form-step.tsx";
import { toggled } from "./toggled.ts";

interface Props extends StepProps {
  readonly offer: Offer;
  readonly check: ActionPreview | null;
  readonly state: CheckState;
  /** Attempts to go on: from the first on every mistake is shown. */
  readonly attempt: number;
}

/** Plan, options and questions of one service, and under them whether it would be accepted. */
export function ServiceForm({ offers, draft, change, go, offer, check, state, attempt }: Props) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const form = serviceDraft(draft, offer, offers);
  const set = (next: Partial<ServiceDraft>) => change(withService(draft, offer.service, next));
  const name = say(offer.name, language);
  const remove = () => {
    const services = toggled(draft.services, offer.service);
    change({ services });
    if (services.length === 0) go("choose");
  };
  return (
    <section className="section" aria-label={name}>
      <div className="row">
        <h2 className="contract-name">
          <span className={`swatch tone-${offer.tone}`} />
          {name}
        </h2>
        <button
          type="button"
          className="quiet nowrap"
          aria-label={words.apply.removeNamed(name)}
          onClick={remove}
        >
          {words.apply.remove}
        </button>
      </div>
      <div className="card question-card">
        <Plan offer={offer} form={form} set={set} attempt={attempt} />
        <Building offers={offers} offer={offer} form={form} set={set} />
        <Questions offer={offer} form={form} set={set} attempt={attempt} />
        <CheckCard
          id={`${offer.service}-check`}
          check={check}
          state={form.item === "" ? "waiting" : state}
          complete={wrongAnswers(offer.fields, form.typed).size === 0}
          offer={offer}
          offers={offers.offers}
          services={draft.services}
          add={(service) => change({ services: [...draft.services, service] })}
        />
      </div>
    </section>
  );
}

interface Part {
  readonly offer: Offer;
  readonly form: ServiceDraft;
  readonly set: (next: Partial<ServiceDraft>) => void;
  readonly attempt: number;
}

function Plan({ offer, form, set, attempt }: Part) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const price = (monthly: number | null) =>
    monthly === null ? words.apply.byUse : words.apply.yenMonth(yenText(monthly));
  const wrong = attempt > 0 && form.item === "" ? say(faults.missing.chosen, language) : null;
  return (
    <>
      <ChoiceField
        question={{ id: itemId(offer.service), label: words.apply.item, required: true, wrong }}
        choices={offer.items.map(({ item, label, monthly, illustrative }) => ({
          value: item,
          label: say(label, language),
          aside: price(monthly),
          help: illustrative ? words.apply.illustrative : null,
        }))}
        value={form.item}
        change={(item) => set({ item })}
      />
      {offer.options.length === 0 ? null : (
        <ChoicesField
          question={{
            id: `${offer.service}-options`,
            label: words.apply.options,
            required: false,
            wrong: null,
          }}
          choices={offer.options.map(({ option, label, monthly }) => ({
            value: option,
            label: say(label, language),
            aside: monthly === null ? null : price(monthly),
          }))}
          value={form.options}
          change={(options) => set({ options })}
        />
      )}
    </>
  );
}

/** Offered only where the household is served under more than one building. */
function Building({ offers, offer, form, set }: Pick<StepProps, "offers"> & Omit<Part, "attempt">) {
  const words = useLifeWords();
  const { language } = useSpeech();
  if (offers.buildings.length < 2) return null;
  return (
    <ChoiceField
      question={{
        id: `${offer.service}-building`,
        label: words.apply.building,
        help: words.apply.buildingHelp,
        required: false,
        wrong: null,
      }}
      choices={offers.buildings.map(({ contract, label }) => ({
        value: contract,
        label: say(label, language),
      }))}
      value={form.building}
      change={(building) => set({ building })}
    />
  );
}

function Questions({ offer, form, set, attempt }: Part) {
  const { language } = useSpeech();
  const [left, setLeft] = useState<readonly string[]>([]);
  const wrong = wrongAnswers(offer.fields, form.typed);
  return offer.fields.map((question) => {
    const value = typedOf(question, form.typed);
    const isDue = attempt > 0 || (left.includes(question.name) && value.trim() !== "");
    const why = wrong.get(question.name);
    return (
      <AskedField
        key={question.name}
        id={controlId(offer.service, question)}
        asked={question}
        value={value}
        change={(next) => set({ typed: { ...form.typed, [question.name]: next } })}
        leave={() => setLeft([...left, question.name])}
        wrong={isDue && why !== undefined ? say(why, language) : null}
      />
    );
  });
}
