import type { SwitchStep } from "../../src/app/api/switch.ts";
import { Bars, type Bar, type Tick } from "../charts/bars.tsx";
import { dayText, signedYen, yenText } from "../format.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { useSpeech } from "../words/language.ts";
import { useSwitchWords } from "../words/use-switch.ts";
import "../styles/use.css";

interface Props {
  readonly steps: readonly SwitchStep[];
  readonly best: string | null;
}

/** What the 36 bills come to by the day of the step: a bar a month, with its table twin. */
export function DayStrip({ steps, best }: Props) {
  const words = useSwitchWords();
  const { language } = useSpeech();
  const least = Math.min(...steps.map(({ total }) => total));
  const cheapest = Math.min(...steps.map(({ once }) => once));
  const said = (step: SwitchStep) =>
    words.said(daysOf(step), signedYen(step.total), yenText(step.once));
  const daysOf = ({ from, until }: SwitchStep) =>
    words.dayOf(dayText(from, language, true), dayText(until, language));
  const bars: readonly Bar[] = steps.map((step) => ({
    key: step.from,
    value: step.total - least,
    tone: step.from === best ? "night" : "flat",
    look: step.once > cheapest ? "hatched" : "solid",
    said: said(step),
  }));
  return (
    <>
      <h4>{words.days}</h4>
      <p className="sub small">{words.daysLead}</p>
      <Bars bars={bars} ticks={yearsOf(steps)} label={words.daysChart} />
      <Disclosure label={words.daysTable} labelOpen={words.less}>
        <Twin steps={steps} best={best} daysOf={daysOf} />
      </Disclosure>
    </>
  );
}

/** A tick at the first bar of each year. */
function yearsOf(steps: readonly SwitchStep[]): readonly Tick[] {
  return steps.flatMap(({ from }, index) => {
    const year = from.slice(0, 4);
    const before = steps[index - 1]?.from.slice(0, 4);
    return year === before ? [] : [{ index, label: year }];
  });
}

function Twin({ steps, best, daysOf }: Props & { readonly daysOf: (step: SwitchStep) => string }) {
  const words = useSwitchWords();
  return (
    <table>
      <caption className="unseen">{words.daysChart}</caption>
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          <th scope="col" className="number">
            {words.difference}
          </th>
          <th scope="col" className="number">
            {words.ofWhich}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.from} className={step.from === best ? "strong" : undefined}>
            <td>{daysOf(step)}</td>
            <td className="number">{signedYen(step.total)}</td>
            <td className="number">{yenText(step.once)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
