import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import { amountText, dotOf, signedYen, yenText } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import type { DiagnosisWords } from "../../words/diagnosis-ja.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";

const PARTS = ["loadsYen", "selfUseYen", "surplusYen", "batteryYen", "planYen"] as const;

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
      <SaleSteps answer={answer} />
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

/** The price of sold energy by its steps, as the table of assumptions states them. */
function SaleSteps({ answer }: { readonly answer: DiagnosisAnswer }) {
  const words = useDiagnosisWords();
  const { language } = useSpeech();
  const steps = answer.assumptions.filter(({ key }) => key.startsWith("sale:"));
  if (steps.length === 0) return null;
  const said = steps.map(({ label, value }) => `${label[language]} ${amountText(value)}`);
  return <p className="sub">{words.effect.sell(said.join(" → "))}</p>;
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
