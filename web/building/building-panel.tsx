import { useQuery } from "@tanstack/react-query";
import type { BuildingView } from "../../src/app/api/home-views.ts";
import { addDays, formatDay, parseDay } from "../../src/kernel/day.ts";
import { type Reader, withQuery } from "../api.ts";
import { dayText, dayWithWeekday, dotOf, instantText, kwhText, say } from "../format.ts";
import { Fetched } from "../parts/states.tsx";
import { SpanSteps } from "../use/span-head.tsx";
import { viewsApi } from "../use/views-api.ts";
import { useBuildingWords } from "../words/building-words.ts";
import { useSpeech } from "../words/language.ts";
import { DayCurve } from "./day-curve.tsx";
import { DemandTable } from "./demand-table.tsx";
import { MonthOfBuilding } from "./month-of-building.tsx";
import "../styles/use.css";
import "../styles/views.css";
import "../styles/building.css";

/** A building's day and month: its meter, common areas, dwellings as a sum only. */
export function BuildingPanel({
  from,
  day,
  go,
}: {
  readonly from: Reader;
  readonly day: string | undefined;
  readonly go: (day: string) => void;
}) {
  const query = useQuery({
    queryKey: ["building", from.base, from.params, day ?? null],
    queryFn: () => viewsApi.building(from, { day }),
    placeholderData: (before) => before,
  });
  return (
    <Fetched query={query}>
      {(building) => (
        <div className="building" aria-busy={query.isFetching}>
          <DayCard building={building} go={go} />
          <DemandTable building={building} />
          <CommonAreas building={building} />
          <Dwellings building={building} />
          <MonthOfBuilding building={building} go={go} csv={csvOf(from, building)} />
          <Notices building={building} />
        </div>
      )}
    </Fetched>
  );
}

/** The month that is shown. */
function csvOf(from: Reader, { days }: BuildingView): string {
  const [first, last] = [days[0]?.day ?? "", parseDay(days.at(-1)?.day ?? "")];
  const until = last === null ? first : formatDay(addDays(last, 1));
  return withQuery(`${from.base}/building/csv`, { ...from.params, from: first, until });
}

function DayCard({
  building,
  go,
}: {
  readonly building: BuildingView;
  readonly go: (day: string) => void;
}) {
  const { words, language } = useSpeech();
  return (
    <section className="card use-card">
      <p className="strong">{building.name}</p>
      <div className="row wrap use-head">
        <SpanSteps
          place={building}
          span="day"
          go={go}
          title={dayWithWeekday(building.day, language)}
          year={building.day.slice(0, 4)}
        />
        {building.asOf === null ? null : (
          <span className="sub small">{words.asOf(instantText(building.asOf, language))}</span>
        )}
      </div>
      <DayCurve building={building} />
    </section>
  );
}

function CommonAreas({ building: { common } }: { readonly building: BuildingView }) {
  const said = useBuildingWords();
  const { language } = useSpeech();
  return (
    <section className="section">
      <h2>{said.commonTitle}</h2>
      <div className="card">
        {common.meters.length === 0 ? (
          <p>{said.noMeters}</p>
        ) : (
          <table>
            <caption className="unseen">{said.commonTitle}</caption>
            <thead>
              <tr>
                <th scope="col">{said.meter}</th>
                <th scope="col" className="number">
                  {said.today}
                </th>
                <th scope="col" className="number">
                  {said.thisMonth}
                </th>
              </tr>
            </thead>
            <tbody>
              {common.meters.map(({ key, name, dayWh, monthWh, missing }) => (
                <tr key={key}>
                  <th scope="row" className="building-meter">
                    {say(name, language)}
                    {missing > 0 ? (
                      <span className="sub small part-gaps">{said.missing(missing)}</span>
                    ) : null}
                  </th>
                  <td className="number">{kwhText(dayWh, 1)}</td>
                  <td className="number">{kwhText(monthWh, 1)}</td>
                </tr>
              ))}
              <tr>
                <th scope="row" className="building-meter sub">
                  {said.rest}
                </th>
                <td className="number sub">{kwhText(common.restDayWh, 1)}</td>
                <td className="number sub">{kwhText(common.restMonthWh, 1)}</td>
              </tr>
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}

function Dwellings({ building: { dwellings, lossWh } }: { readonly building: BuildingView }) {
  const said = useBuildingWords();
  const { words } = useSpeech();
  return (
    <section className="section">
      <h2>{said.dwellingsTitle}</h2>
      <div className="card">
        {dwellings.dayWh === null ? null : (
          <p className="big">
            {kwhText(dwellings.dayWh, 1)}
            <span className="unit">{words.kwh}</span>
          </p>
        )}
        <p>{said.of(dwellings.contracts, dwellings.of)}</p>
        <p className="sub small">{said.states[dwellings.state]}</p>
        {lossWh === null ? null : (
          <p className="sub">
            {said.loss} <b>{kwhText(lossWh, 2)}</b> {words.kwh}
          </p>
        )}
      </div>
    </section>
  );
}

function Notices({ building: { notices } }: { readonly building: BuildingView }) {
  const said = useBuildingWords();
  const { language } = useSpeech();
  return (
    <section className="section">
      <h2>{said.notices}</h2>
      {notices.length === 0 ? (
        <p className="card sub">{said.noNotices}</p>
      ) : (
        <ul className="list">
          {notices.map(({ id, title, announcedOn, effectiveOn, urgent, told }) => (
            <li key={id} className="list-row">
              <div className="row wrap">
                <span className="strong">{say(title, language) || title.ja}</span>
                {urgent ? <span className="pill">{said.urgent}</span> : null}
              </div>
              <p className="sub small">
                {[
                  dayText(announcedOn, language),
                  said.effective(dayText(effectiveOn, language)),
                  said.told(told),
                ].join(dotOf(language))}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
