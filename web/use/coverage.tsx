import type { PartsView } from "../../src/app/api/home-views.ts";
import { kwhText, yenText } from "../format.ts";
import { useReadingWords } from "../words/use-reading.ts";
import { useViewWords } from "../words/use-views.ts";

/** 862 thousandths are 86; less than a hundredth that is more than nothing is `<1`. */
export function percentOf(part: number, whole: number): string {
  if (whole <= 0) return "0";
  if (part > 0 && part * 100 < whole) return "<1";
  return String(Math.max(0, Math.min(100, Math.floor((part * 100) / whole))));
}

/** How much of it is known and measured, and what the figures leave out. */
export function Coverage({ view }: { readonly view: PartsView }) {
  const reading = useReadingWords();
  const said = useViewWords();
  const { missing, estimated } = view.known;
  return (
    <ul className="legend sub small coverage">
      {view.cut === "house" ? null : (
        <li>{said.coveredWhy(percentOf(view.coveredWh, view.totalWh))}</li>
      )}
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
      {view.aloneWh > 0 ? <li>{said.alone(kwhText(view.aloneWh, 2))}</li> : null}
      {view.rest.totalWh < 0 && view.cut !== "house" ? <li>{said.restBelow}</li> : null}
      {view.fixedYen !== null && view.fixedYen > 0 ? (
        <li>{said.fixed(yenText(view.fixedYen))}</li>
      ) : null}
    </ul>
  );
}
