import type { UseMonth } from "../../src/app/api/use.ts";
import { type Bar, Bars } from "../charts/bars.tsx";
import { BandLegend } from "../charts/legend.tsx";
import { dayWithWeekday, dotOf, kwhText, monthText } from "../format.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";

type DayOfUse = UseMonth["days"][number];

function lookOf(day: DayOfUse): Bar["look"] {
  if (day.ahead) return "ahead";
  if (day.missing === 48) return "missing";
  return day.estimated + day.missing > 0 ? "hatched" : "solid";
}

/** A month as a bar a day; the table opens the day. */
export function MonthView({
  use,
  open,
}: {
  readonly use: UseMonth;
  readonly open: (day: string) => void;
}) {
  const { words, language } = useSpeech();
  const reading = useReadingWords();
  const note = (day: DayOfUse) =>
    [
      ...(day.estimated > 0
        ? [reading.use.count(day.estimated, reading.use.quality.estimated)]
        : []),
      ...(day.missing > 0 ? [reading.use.count(day.missing, reading.use.quality.missing)] : []),
    ].join(dotOf(language));
  const saidOf = (day: DayOfUse) => {
    if (day.ahead) return "—";
    if (day.missing === 48) return reading.use.quality.missing;
    return `${kwhText(day.wh, 1)} kWh${note(day) ? `${dotOf(language)}${note(day)}` : ""}`;
  };
  const bars = use.days.map((day): Bar => ({
    key: day.day,
    value: day.wh,
    tone: "flat",
    look: lookOf(day),
    said: `${dayWithWeekday(day.day, language)}　${saidOf(day)}`,
  }));
  const ticks = [0, 7, 14, 21, 28]
    .filter((index) => index < bars.length)
    .map((index) => ({
      index,
      label: language === "ja" ? `${index + 1}日` : String(index + 1),
    }));
  const sum = (pick: (day: DayOfUse) => number) =>
    use.days.reduce((total, day) => total + pick(day), 0);
  const missing = sum(({ missing }) => missing);
  if (use.days.every(({ ahead, missing: slots }) => ahead || slots === 48))
    return <p className="state">{reading.use.empty}</p>;
  return (
    <>
      <Bars
        bars={bars}
        ticks={ticks}
        label={reading.use.monthChart(monthText(use.month, language))}
      />
      <BandLegend bands={[]} estimated={sum(({ estimated }) => estimated)} missing={missing} />
      <Disclosure label={reading.use.table} labelOpen={words.close}>
        <MonthTable use={use} open={open} note={note} />
      </Disclosure>
    </>
  );
}

function MonthTable({
  use,
  open,
  note,
}: {
  readonly use: UseMonth;
  readonly open: (day: string) => void;
  readonly note: (day: DayOfUse) => string;
}) {
  const { words, language } = useSpeech();
  const reading = useReadingWords();
  return (
    <table>
      <caption className="unseen">{reading.use.monthChart(monthText(use.month, language))}</caption>
      <thead>
        <tr>
          <th scope="col">{words.home.day}</th>
          <th scope="col" className="number">
            {reading.use.use}
          </th>
          <th scope="col">{reading.use.state}</th>
        </tr>
      </thead>
      <tbody>
        {use.days.map((day) => (
          <tr key={day.day}>
            <td>
              <button type="button" className="quiet" onClick={() => open(day.day)}>
                {dayWithWeekday(day.day, language)}
              </button>
            </td>
            <td className="number">{day.ahead || day.missing === 48 ? "—" : kwhText(day.wh, 1)}</td>
            <td className="sub">{day.ahead ? "" : note(day) || reading.use.quality.measured}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
