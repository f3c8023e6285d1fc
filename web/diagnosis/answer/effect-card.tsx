import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import { dotOf, signedYen, yenText } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import type { DiagnosisWords } from "../../words/diagnosis-ja.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";

const PARTS = ["loadsYen", "planYen", "selfUseYen", "surplusYen", "batteryYen"] as const;

/** What the equipment brings: when it is paid back, and the first year's gain part by part. */
export function EffectCard({ answer }: { readonly answer: DiagnosisAnswer }) {
  const words = useDiagnosisWords();
  const { effect, investment } = answer;
  if (effect === null) return null;
  return (
    <section className="card effect" aria-labelledby="effect">
      <h2 id="effect" className="card-title">
        {investment === null ? words.effect.planTitle : words.effect.title}
      </h2>
      {investment === null ? (
        <div className="big">
          {signedYen(effect.afterYen - effect.beforeYen)}
          <span className="unit">{words.perYear}</span>
        </div>
      ) : (
        <PaidBack investment={investment} words={words} />
      )}
      <SaleSteps investment={investment} />
      <Parts effect={effect} words={words} />
    </section>
  );
}

type Effect = NonNullable<DiagnosisAnswer["effect"]>;
type Investment = NonNullable<DiagnosisAnswer["investment"]>;

function PaidBack({
  investment: { paybackYears, priceYen, irrPercent },
  words: { effect },
}: {
  readonly investment: Investment;
  readonly words: DiagnosisWords;
}) {
  const { language } = useSpeech();
  const said = (years: number | null) => (years === null ? effect.beyond : effect.year(years));
  const { years, p10, p90 } = paybackYears;
  return (
    <>
      {years === null ? (
        <p className="big never">{effect.never}</p>
      ) : (
        <div className="big">
          {years.toFixed(1)}
          <span className="unit">{effect.payback}</span>
        </div>
      )}
      <p className="sub">
        {[
          effect.range(said(p10), said(p90)),
          effect.price(yenText(priceYen)),
          ...(irrPercent === null ? [] : [effect.irr(irrPercent.toFixed(1))]),
        ].join(dotOf(language))}
      </p>
    </>
  );
}

/** What sold energy earns by its steps: 24円（4年）→ 8.3円（10年まで）→ 8.5円. */
function SaleSteps({ investment }: { readonly investment: Investment | null }) {
  const words = useDiagnosisWords();
  const steps = stepsOf(investment?.cashFlow ?? []);
  if (steps.length === 0) return null;
  const said = steps.map(({ price, until }, index) =>
    index === steps.length - 1 ? words.effect.last(price) : words.effect.step(price, until),
  );
  return <p className="sub">{words.effect.sell(said.join(" → "))}</p>;
}

/** Years on end at one price, which is the year's yen over the year's kWh, to a tenth of a yen. */
function stepsOf(years: Investment["cashFlow"]) {
  const steps: { readonly price: string; readonly until: number }[] = [];
  for (const { year, soldYen, soldWh } of years) {
    if (soldWh <= 0) continue;
    const price = ((soldYen / soldWh) * 1000).toFixed(1);
    if (steps.at(-1)?.price === price) steps.pop();
    steps.push({ price, until: year });
  }
  return steps;
}

function Parts({ effect, words }: { readonly effect: Effect; readonly words: DiagnosisWords }) {
  const shown = PARTS.filter((part) => effect[part] !== 0);
  return (
    <dl className="facts effect-parts">
      <div>
        <dt>{words.effect.before}</dt>
        <dd>{yenText(effect.beforeYen)}</dd>
      </div>
      {shown.map((part) => (
        <div key={part}>
          <dt>{words.effect[part]}</dt>
          <dd className={effect[part] > 0 ? "gain" : undefined}>{signedYen(-effect[part])}</dd>
        </div>
      ))}
      <div className="strong">
        <dt>{words.effect.after}</dt>
        <dd>
          {yenText(effect.afterYen)} {words.perYear}
        </dd>
      </div>
    </dl>
  );
}
