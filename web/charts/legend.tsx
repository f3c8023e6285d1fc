import type { Band } from "../../src/app/api/use.ts";
import { amountText, say } from "../format.ts";
import { useSpeech } from "../words/language.ts";

/** The tariff's bands with their price, and what hatching and dashes mean where they appear. */
export function BandLegend({
  bands,
  estimated,
  missing,
  provisional = 0,
}: {
  readonly bands: readonly Band[];
  readonly estimated: number;
  readonly missing: number;
  readonly provisional?: number;
}) {
  const { words, language } = useSpeech();
  return (
    <ul className="legend sub small">
      {bands.map((band) => (
        <li key={band.id}>
          <span className="swatch" style={{ background: `var(--${band.tone})` }} />
          {say(band.label, language)}
          {band.price === null ? null : (
            <span className="nowrap">
              {amountText(band.price)} {words.use.perKwh}
            </span>
          )}
        </li>
      ))}
      {bands.some(({ illustrative }) => illustrative) ? (
        <li>
          <span className="chip hatched">{words.bill.marks.illustrative}</span>
        </li>
      ) : null}
      {provisional > 0 ? (
        <li>{words.use.count(provisional, words.use.quality.provisional)}</li>
      ) : null}
      {estimated > 0 ? (
        <li>
          <span className="swatch mark-hatched" />
          {words.use.count(estimated, words.use.quality.estimated)}
        </li>
      ) : null}
      {missing > 0 ? (
        <li>
          <span className="swatch mark-missing" />
          {words.use.count(missing, words.use.quality.missing)}
        </li>
      ) : null}
    </ul>
  );
}
