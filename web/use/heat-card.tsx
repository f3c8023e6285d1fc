import { useQuery } from "@tanstack/react-query";
import type { HeatView } from "../../src/app/api/home-views.ts";
import type { Reader } from "../api.ts";
import { dayWithWeekday, kwhText, monthText, slotText } from "../format.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { useSpeech } from "../words/language.ts";
import { useViewWords } from "../words/use-views.ts";
import { HeatMap } from "../charts/heat-map.tsx";
import { viewsApi } from "./views-api.ts";

/** A month as a field of half-hours by days. */
export function HeatCard({
  from,
  month,
}: {
  readonly from: Reader;
  readonly month: string | undefined;
}) {
  const said = useViewWords();
  const { words, language } = useSpeech();
  const query = useQuery({
    queryKey: ["heat", from.base, from.params, month ?? null],
    queryFn: () => viewsApi.heat(from, month),
    placeholderData: (before) => before,
  });
  if (query.data === undefined || query.data.days.every(({ wh }) => wh.every(isNothing)))
    return null;
  const view = query.data;
  return (
    <section className="section">
      <h2>{said.heat.title}</h2>
      <div className="card">
        <HeatMap days={view.days} label={said.heat.chart(monthText(view.month, language))} />
        <ul className="legend sub small">
          <li>
            {said.heat.low} <span className="heat-scale" aria-hidden="true" /> {said.heat.high}
          </li>
          <li>
            <span className="swatch mark-missing" />
            {said.heat.missing}
          </li>
        </ul>
        <Disclosure label={said.heat.table} labelOpen={words.close}>
          <HeatTable view={view} />
        </Disclosure>
      </div>
    </section>
  );
}

function isNothing(wh: number | null): boolean {
  return wh === null;
}

function HeatTable({ view }: { readonly view: HeatView }) {
  const { language } = useSpeech();
  const said = useViewWords();
  return (
    <table>
      <caption className="unseen">{said.heat.chart(monthText(view.month, language))}</caption>
      <thead>
        <tr>
          <th scope="col">{said.heat.day}</th>
          <th scope="col" className="number">
            {said.heat.total}
          </th>
          <th scope="col">{said.heat.top}</th>
        </tr>
      </thead>
      <tbody>
        {view.days.map(({ day, wh }) => {
          const known = wh.flatMap((each, slot) => (each === null ? [] : [{ each, slot }]));
          const top = known.toSorted((a, b) => b.each - a.each)[0];
          return (
            <tr key={day}>
              <td>{dayWithWeekday(day, language)}</td>
              <td className="number">
                {top === undefined ? "—" : kwhText(sumOf(known.map(({ each }) => each)), 1)}
              </td>
              <td className="nowrap">
                {top === undefined ? "—" : `${slotText(top.slot)} ${kwhText(top.each, 2)} kWh`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
