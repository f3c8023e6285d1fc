import type { ReactNode } from "react";
import type { Figures } from "../../../../src/app/api/callout-desk.ts";
import { monthText, say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { shareText } from "./share-text.ts";
import { SpreadBar } from "./spread-bar.tsx";

interface Part {
  readonly figures: Figures;
}

type Spread = Figures["arrival"];

/** The scale that all bars of a table share. */
function mostOf(rows: readonly { readonly arrival: Spread }[]): number {
  return Math.max(1, ...rows.map(({ arrival }) => arrival.p90 ?? arrival.p50 ?? 0));
}

function Table({
  id,
  title,
  heads,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}) {
  const { figures: words } = useCalloutDeskWords();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id} className="card-title">
        {title}
      </h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than a phone */}
      <section className="scroll-x" tabIndex={0} aria-label={words.tableOf(title)}>
        <table className="figure-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
    </section>
  );
}

export function ByFamily({ figures: { byFamily } }: Part) {
  const { figures: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const most = mostOf(byFamily);
  const heads = [words.family, words.cases, words.arrival, words.firstFix, words.outside];
  return (
    <Table id="by-family" title={words.byFamily} heads={heads}>
      {byFamily.map(({ family, label, cases, arrival, done, firstVisitFixed, outside }) => (
        <tr key={family}>
          <th scope="row">{say(label, language)}</th>
          <td className="number">{cases}</td>
          <td>
            <SpreadBar spread={arrival} most={most} />
          </td>
          <td className="number">{shareText(firstVisitFixed, done)}</td>
          <td className="number">{shareText(outside, cases)}</td>
        </tr>
      ))}
    </Table>
  );
}

export function ByArea({ figures: { byArea } }: Part) {
  const { figures: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const most = mostOf(byArea);
  return (
    <Table id="by-area" title={words.byArea} heads={[words.area, words.cases, words.arrival]}>
      {byArea.map(({ area, name, cases, arrival }) => (
        <tr key={area}>
          <th scope="row">{say(name, language)}</th>
          <td className="number">{cases}</td>
          <td>
            <SpreadBar spread={arrival} most={most} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

export function ByMonth({ figures: { byMonth } }: Part) {
  const { figures: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const most = mostOf(byMonth);
  return (
    <Table id="by-month" title={words.byMonth} heads={[words.month, words.cases, words.arrival]}>
      {byMonth.map(({ month, cases, arrival }) => (
        <tr key={month}>
          <th scope="row">{monthText(month, language)}</th>
          <td className="number">{cases}</td>
          <td>
            <SpreadBar spread={arrival} most={most} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

export function Clocks({ figures: { clocks } }: Part) {
  const { figures: words, clocks: names } = useCalloutDeskWords();
  const known: Readonly<Record<string, string>> = names;
  return (
    <Table id="by-clock" title={words.clocks} heads={[words.clock, words.met, words.cases]}>
      {clocks.map(({ clock, met, of }) => (
        <tr key={clock}>
          <th scope="row">{known[clock] ?? clock}</th>
          <td className="figure-share">
            <span className="spread">
              <span className="half" style={{ width: `${of === 0 ? 0 : (met * 100) / of}%` }} />
            </span>
            {shareText(met, of)}
          </td>
          <td className="number">{words.share(met, of)}</td>
        </tr>
      ))}
    </Table>
  );
}
