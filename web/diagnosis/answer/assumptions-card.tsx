import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import { amountText, say } from "../../format.ts";
import { Disclosure } from "../../parts/disclosure.tsx";
import { useSpeech } from "../../words/language.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";
import { PlanMarks } from "./plan-marks.tsx";

/** What the customer must know (EN-08), and everything that was taken for granted. */
export function AssumptionsCard({ answer }: { readonly answer: DiagnosisAnswer }) {
  const words = useDiagnosisWords();
  const { language } = useSpeech();
  const { warnings, assumptions, engine, catalogue, scenario } = answer;
  return (
    <section className="card assumptions" aria-labelledby="assumptions">
      <h2 id="assumptions" className="card-title">
        {words.assumptions.warnings}
      </h2>
      <ul className="warnings">
        {warnings.map(({ code, text }) => (
          <li key={code}>{say(text, language)}</li>
        ))}
      </ul>
      <p className="sub small">
        {words.assumptions.scenario(say(scenario.label, language))}
        <br />
        {words.assumptions.version(engine, catalogue.slice(0, 12))}
      </p>
      <Disclosure
        label={words.assumptions.open(assumptions.length)}
        labelOpen={words.assumptions.close}
      >
        <AssumptionList rows={assumptions} />
      </Disclosure>
    </section>
  );
}

function valueText(said: string): string {
  return /^-?\d+(\.\d+)?$/.test(said) ? amountText(said) : said;
}

function AssumptionList({ rows }: { readonly rows: DiagnosisAnswer["assumptions"] }) {
  const words = useDiagnosisWords();
  const { language } = useSpeech();
  const unitText = (unit: string) =>
    Object.entries(words.assumptions.units).reduce(
      (text, [written, said]) => text.replace(written, said),
      unit,
    );
  return (
    <ul className="assumption-list">
      {rows.map(({ key, label, value, unit, source, marks }) => (
        <li key={key}>
          <div className="row">
            <span>{say(label, language)}</span>
            <span className="number">
              {valueText(say(value, language))} {unitText(unit)}
            </span>
          </div>
          <div className="row sub small">
            <span>{say(source, language)}</span>
            <span className="chip-row">
              <PlanMarks marks={marks} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
