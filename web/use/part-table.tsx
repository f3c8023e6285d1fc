import type { PartsView } from "../../src/app/api/home-views.ts";
import { kwhText } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";
import { useViewWords } from "../words/use-views.ts";
import { rowName } from "./part-list.tsx";
import type { PartRow } from "./part-rows.ts";
import { spanText, stepText } from "./parts-view.tsx";

/** What the chart says, as a table: a line each step, a column each part. */
export function PartTable({
  view,
  rows,
}: {
  readonly view: PartsView;
  readonly rows: readonly PartRow[];
}) {
  const { words, language } = useSpeech();
  const reading = useReadingWords();
  const said = useViewWords();
  const label = said.chart(said.cuts[view.cut], spanText(view, language));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="scroll-x" tabIndex={0} aria-label={label}>
      <table>
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{view.span === "day" ? reading.use.slot : words.home.day}</th>
            {rows.map((row) => (
              <th key={row.key} scope="col" className="number">
                {rowName(row, said, language)}
              </th>
            ))}
            {view.cut === "house" ? null : (
              <th scope="col" className="number">
                {said.cuts.house}
              </th>
            )}
            <th scope="col">{reading.use.state}</th>
          </tr>
        </thead>
        <tbody>
          {view.steps
            .filter(({ ahead }) => !ahead)
            .map((step) => {
              const at = view.steps.indexOf(step);
              return (
                <tr key={step.key}>
                  <td className="nowrap">{stepText(view.span, step.key, language)}</td>
                  {rows.map((row) => (
                    <td key={row.key} className="number">
                      {kwhText(row.wh[at] ?? 0, 2)}
                    </td>
                  ))}
                  {view.cut === "house" ? null : <td className="number">{kwhText(step.wh, 2)}</td>}
                  <td className="sub nowrap">
                    {said.known(step.missing, step.estimated) || reading.use.quality.measured}
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
    </section>
  );
}
