import type { BuildingView } from "../../src/app/api/home-views.ts";
import { type PartStack, PartStacks } from "../charts/part-stacks.tsx";
import { dayWithWeekday, dotOf, kwhText, monthText } from "../format.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { useBuildingWords } from "../words/building-words.ts";
import { useSpeech } from "../words/language.ts";

type DayRow = BuildingView["days"][number];

/** The month by days; the table opens a day. */
export function MonthOfBuilding({
  building,
  go,
  csv,
}: {
  readonly building: BuildingView;
  readonly go: (day: string) => void;
  /** Address of the month's half-hours. */
  readonly csv: string;
}) {
  const said = useBuildingWords();
  const { words, language } = useSpeech();
  const month = monthText(building.month, language);
  const stacks = building.days.map((row): PartStack => {
    const whole = row.mainWh ?? row.commonWh;
    const figures = whole === null ? "—" : `${kwhText(whole, 0)} kWh`;
    const common = `${said.common} ${textOf(row.commonWh)}`;
    return {
      key: row.day,
      parts: partsOf(row),
      look: whole === null ? "ahead" : "solid",
      said: `${dayWithWeekday(row.day, language)}　${figures}${dotOf(language)}${common}`,
    };
  });
  const ticks = [0, 7, 14, 21, 28]
    .filter((index) => index < stacks.length)
    .map((index) => ({ index, label: language === "ja" ? `${index + 1}日` : String(index + 1) }));
  return (
    <section className="section">
      <h2>{said.monthTitle(month)}</h2>
      <div className="card">
        <PartStacks stacks={stacks} ticks={ticks} label={said.monthChart(month)} />
        <Disclosure label={said.monthTable} labelOpen={words.close}>
          <MonthTable building={building} go={go} />
        </Disclosure>
        <p className="csv-line">
          <a className="quiet" href={csv} download>
            {said.csv}
          </a>
        </p>
      </div>
    </section>
  );
}

function partsOf({ mainWh, commonWh, dwellingsWh }: DayRow): PartStack["parts"] {
  const common = commonWh ?? 0;
  const dwellings = dwellingsWh ?? 0;
  return [
    { color: "part-2", value: common },
    { color: "part-1", value: dwellings },
    { color: "part-rest", value: mainWh === null ? 0 : mainWh - common - dwellings },
  ];
}

function textOf(wh: number | null): string {
  return wh === null ? "—" : `${kwhText(wh, 1)} kWh`;
}

function MonthTable({
  building,
  go,
}: {
  readonly building: BuildingView;
  readonly go: (day: string) => void;
}) {
  const said = useBuildingWords();
  const { words, language } = useSpeech();
  const label = said.monthChart(monthText(building.month, language));
  const heads = [said.main, said.common, said.dwellings, said.losses];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="scroll-x" tabIndex={0} aria-label={label}>
      <table>
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{words.home.day}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {building.days.map((row) => (
            <tr key={row.day}>
              <td>
                <button type="button" className="quiet" onClick={() => go(row.day)}>
                  {dayWithWeekday(row.day, language)}
                </button>
              </td>
              <td className="number">{textOf(row.mainWh)}</td>
              <td className="number">{textOf(row.commonWh)}</td>
              <td className="number">{textOf(row.dwellingsWh)}</td>
              <td className="number">{textOf(row.lossWh)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
