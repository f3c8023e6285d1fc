import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import { yenText } from "../../format.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";

/** What the year's electricity puts into the air, before and after. */
export function Co2Card({ co2 }: { readonly co2: NonNullable<DiagnosisAnswer["co2"]> }) {
  const words = useDiagnosisWords();
  return (
    <section className="card co2" aria-labelledby="co2">
      <h2 id="co2" className="card-title">
        {words.co2.title}
      </h2>
      <p className="co2-change">{words.co2.change(kg(co2.beforeKg), kg(co2.afterKg))}</p>
      {co2.soldKg === 0 ? null : <p className="sub">{words.co2.sold(kg(co2.soldKg))}</p>}
    </section>
  );
}

function kg(value: number): string {
  return yenText(Math.round(value));
}
