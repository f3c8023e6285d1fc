import type { Band } from "../../src/app/api/use.ts";
import { amountText, say } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";

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
  const reading = useReadingWords();
  return (
    <ul className="legend sub small">
      {bands.map((band) => (
        <li key={band.id}>
          <span className="swatch" style={{ background: `var(--${band.tone})` }} />
          {say(band.label, language)}
          {band.price === null ? null : (
            <span className="nowrap">
              {amountText(band.price)} {reading.use.perKwh}
            </span>
          )}
        </li>
      ))}
      {bands.some(({ illustrative }) => illustrative) ? (
        <li>
          <span className="chip hatched">{words.marks.illustrative}</span>
        </li>
      ) : null}
      {provisional > 0 ? (
        <li>{reading.use.count(provisional, reading.use.quality.provisional)}</li>
      ) : null}
      {estimated > 0 ? (
        <li>
          <span className="swatch mark-hatched" />
          {reading.use.count(estimated, reading.use.quality.estimated)}
        </li>
      ) : null}
      {missing > 0 ? (
        <li>
          <span className="swatch mark-missing" />
          {reading.use.count(missing, reading.use.quality.missing)}
        </li>
      ) : null}
    </ul>
  );
}
