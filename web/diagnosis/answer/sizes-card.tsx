import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import { signedYen, yenText } from "../../format.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";
import { FigureTable } from "../charts/figure-table.tsx";

/** What each size of battery brings, against none; and how far its rule is from the best. */
export function SizesCard({
  answer: { sizes, optimum },
}: {
  readonly answer: Pick<DiagnosisAnswer, "sizes" | "optimum">;
}) {
  const words = useDiagnosisWords();
  if (sizes.length === 0 && optimum === null) return null;
  return (
    <section className="card sizes" aria-labelledby="sizes">
      <div className="row wrap">
        <h2 id="sizes" className="card-title">
          {words.sizes.title}
        </h2>
        {optimum === null ? null : (
          <span className="sub small">{words.effect.optimum(yenText(optimum.gapYen))}</span>
        )}
      </div>
      {sizes.length === 0 ? null : (
        <FigureTable
          caption={words.sizes.caption}
          head={[words.sizes.capacity, words.sizes.gain, words.sizes.price, words.sizes.payback]}
          rows={sizes.map(({ capacityWh, gainYen, priceYen, paybackYears }) => [
            `${capacityWh / 1000} kWh`,
            signedYen(gainYen),
            yenText(priceYen),
            paybackYears === null ? words.effect.beyond : words.effect.year(paybackYears),
          ])}
        />
      )}
    </section>
  );
}
