import type { UseYear } from "../../src/app/api/use.ts";
import { type Bar, Bars } from "../charts/bars.tsx";
import { dotOf, kwhText, monthText } from "../format.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";

/** A year as a bar a month, with the year before as an outline behind. */
export function YearView({
  use,
  open,
}: {
  readonly use: UseYear;
  readonly open: (month: string) => void;
}) {
  const { words, language } = useSpeech();
  const reading = useReadingWords();
  const bars = use.months.map(({ month, wh, lastYearWh, estimated, missing, ahead }): Bar => ({
    key: month,
    value: wh,
    before: lastYearWh,
    tone: "flat",
    look: ahead ? "ahead" : estimated + missing > 0 ? "hatched" : "solid",
    said: `${monthText(month, language)}　${kwhText(wh, 0)} kWh${
      lastYearWh === null
        ? ""
        : `${dotOf(language)}${reading.use.lastYear} ${kwhText(lastYearWh, 0)} kWh`
    }`,
  }));
  const ticks = use.months.flatMap(({ month }, index) =>
    index % 3 === 0 ? [{ index, label: monthText(month, language, false) }] : [],
  );
  if (use.months.every(({ wh, lastYearWh }) => wh === 0 && lastYearWh === null)) {
    return <p className="state">{reading.use.empty}</p>;
  }
  return (
    <>
      <Bars bars={bars} ticks={ticks} label={reading.use.yearChart(use.year)} />
      <ul className="legend sub small">
        <li>
          <span className="swatch" style={{ background: "var(--flat)" }} />
          {reading.use.thisYear}
        </li>
        <li>
          <span className="swatch mark-outline" />
          {reading.use.lastYear}
        </li>
      </ul>
      <Disclosure label={reading.use.table} labelOpen={words.close}>
        <YearTable use={use} open={open} />
      </Disclosure>
    </>
  );
}

function YearTable({
  use,
  open,
}: {
  readonly use: UseYear;
  readonly open: (month: string) => void;
}) {
  const { language } = useSpeech();
  const reading = useReadingWords();
  return (
    <table>
      <caption className="unseen">{reading.use.yearChart(use.year)}</caption>
      <thead>
        <tr>
          <th scope="col">{reading.use.month}</th>
          <th scope="col" className="number">
            {reading.use.use}
          </th>
          <th scope="col" className="number">
            {reading.use.lastYear} (kWh)
          </th>
        </tr>
      </thead>
      <tbody>
        {use.months.map(({ month, wh, lastYearWh }) => (
          <tr key={month}>
            <td>
              <button type="button" className="quiet" onClick={() => open(month)}>
                {monthText(month, language)}
              </button>
            </td>
            <td className="number">{kwhText(wh, 0)}</td>
            <td className="number">{lastYearWh === null ? "—" : kwhText(lastYearWh, 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
