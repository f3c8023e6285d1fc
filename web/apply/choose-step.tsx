import { type FormEvent, useState } from "react";
import type { Offer } from "../../src/app/api/application.ts";
import { say, yenText } from "../format.ts";
import { Option } from "../forms/choice-field.tsx";
import { ErrorSummary } from "../forms/error-summary.tsx";
import { RefusalReason } from "../life/refusal-card.tsx";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import type { StepProps } from "./apply-flow.tsx";
import { Together } from "./together.tsx";
import { toggled } from "./toggled.ts";

/** What can be had, at what price, or why not and together with what it could. */
export function ChooseStep({ offers, draft, change, go }: StepProps) {
  const words = useLifeWords();
  const [attempt, setAttempt] = useState(0);
  const chosen = offers.offers.filter(({ service }) => draft.services.includes(service));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length === 0) setAttempt(attempt + 1);
    else go("form");
  };
  const first = possibleFirst(offers.offers)[0]?.service ?? "";
  const mistakes =
    chosen.length > 0
      ? []
      : [{ id: `offer-${first}`, label: words.apply.choose, wrong: words.apply.needOne }];
  return (
    <form onSubmit={submit} noValidate>
      <p className="apply-lead">{words.apply.lead}</p>
      <ErrorSummary mistakes={mistakes} attempt={attempt} />
      <ul className="offers">
        {possibleFirst(offers.offers).map((offer) => (
          <OfferCard
            key={offer.service}
            offer={offer}
            services={draft.services}
            offers={offers.offers}
            choose={(services) => change({ services })}
          />
        ))}
      </ul>
      <div className="apply-end">
        <p className="sub" aria-live="polite">
          {words.apply.chosen(chosen.length)}
        </p>
        <button type="submit" className="button">
          {words.apply.next}
        </button>
      </div>
    </form>
  );
}

/** What can be had comes before what cannot; otherwise the order of services. */
function possibleFirst(offers: readonly Offer[]): readonly Offer[] {
  return offers.toSorted((one, other) => hindrance(one) - hindrance(other));
}

function hindrance({ refused, together }: Offer): number {
  if (refused === null) return 0;
  return together.length > 0 ? 1 : 2;
}

function OfferCard({
  offer,
  offers,
  services,
  choose,
}: {
  readonly offer: Offer;
  readonly offers: readonly Offer[];
  readonly services: readonly string[];
  readonly choose: (services: readonly string[]) => void;
}) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const { service, refused, together } = offer;
  const isChosen = services.includes(service);
  // With one of these it would be possible: then it may be chosen, and the form checks it again.
  const helped = together.some((other) => services.includes(other));
  const may = refused === null || helped || isChosen;
  return (
    <li className="card offer">
      <div className="row wrap">
        <h2 className="contract-name">
          <span className={`swatch tone-${offer.tone}`} />
          {say(offer.name, language)}
        </h2>
        <OfferPrice offer={offer} />
      </div>
      <p className="sub">{say(offer.provider, language)}</p>
      {may ? (
        <Option
          kind="checkbox"
          name={`offer-${service}`}
          id={`offer-${service}`}
          choice={{
            value: service,
            label: words.apply.choose,
            spoken: say(offer.name, language),
          }}
          chosen={isChosen}
          change={() => choose(toggled(services, service))}
        />
      ) : (
        <div className="why-not-here">
          <p className="strong">{words.apply.notNow}</p>
          <RefusalReason refused={refused} />
          <Together
            with={together}
            offers={offers}
            add={(other) => choose([...services, other, service])}
          />
        </div>
      )}
    </li>
  );
}

function OfferPrice({ offer: { items } }: { readonly offer: Offer }) {
  const words = useLifeWords();
  const fixed = items.flatMap(({ monthly }) => (monthly === null ? [] : [monthly]));
  const isExample = items.some(({ illustrative }) => illustrative);
  const [least, most] = [Math.min(...fixed), Math.max(...fixed)];
  const text =
    least === most
      ? words.apply.yenMonth(yenText(least))
      : words.apply.yenRange(yenText(least), yenText(most));
  return (
    <span className="offer-price">
      {fixed.length === 0 ? words.apply.byUse : text}
      {isExample ? (
        <>
          {" "}
          <span className="chip hatched">{words.apply.illustrative}</span>
        </>
      ) : null}
    </span>
  );
}
