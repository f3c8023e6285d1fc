import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { Home } from "../../src/app/api/home.ts";
import { api } from "../api.ts";
import {
  dayText,
  dayWithWeekday,
  dotOf,
  instantText,
  kwhText,
  monthText,
  say,
  signedYen,
  yenText,
} from "../format.ts";
import { BigYen, Yen } from "../parts/amount.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Fetched } from "../parts/states.tsx";
import { useNotices } from "../parts/use-notices.ts";
import { useSpeech } from "../words/language.ts";
import { NextList } from "./next-list.tsx";
import { MonthCurve } from "../charts/month-curve.tsx";

/** Where it cannot be had, as without a network, the page is whole without it. */
const HomeCard = lazy(() =>
  import("../home/home-card.tsx")
    .then(({ HomeCard }) => ({ default: HomeCard }))
    .catch(() => ({ default: () => null })),
);

/** A call under way is asked for where there is one; what fails there fails alone. */
const OpenCallLine = lazy(() =>
  import("../callout/resident/open-call-line.tsx")
    .then(({ OpenCallLine }) => ({ default: OpenCallLine }))
    .catch(() => ({ default: () => null })),
);

/** What this month costs, what is next, what the household has. */
export function HomePage() {
  const query = useQuery({ queryKey: ["home"], queryFn: api.home });
  return (
    <Fetched alone query={query}>
      {(home) => <HomeView home={home} />}
    </Fetched>
  );
}

function HomeView({ home }: { readonly home: Home }) {
  const { words, language } = useSpeech();
  return (
    <>
      <PageHead title={words.home.title(monthText(home.month, language, false))} asOf={home.asOf} />
      <div className="columns">
        <div>
          <MonthCard home={home} />
        </div>
        <div>
          {home.openCalls === 0 ? null : (
            <Suspense fallback={null}>
              <OpenCallLine />
            </Suspense>
          )}
          <LiveHome home={home} />
          <UnreadNotice />
          <NextThings home={home} />
          <ContractRows home={home} />
        </div>
      </div>
    </>
  );
}

/** The home now, where a contract shows it; it comes after the page itself. */
function LiveHome({ home: { contracts } }: { readonly home: Home }) {
  const shows = contracts.some(
    ({ service, state }) => service.startsWith("ecorepo-") && state === "active",
  );
  if (!shows) return null;
  return (
    <Suspense fallback={null}>
      <HomeCard />
    </Suspense>
  );
}

function MonthCard({ home }: { readonly home: Home }) {
  const { words, language } = useSpeech();
  const { leftOut } = home;
  return (
    <section className="card">
      <div className="row wrap sub">
        <span>{words.home.soFar}</span>
        {home.through ? (
          <span className="small">{words.home.through(dayText(home.through, language))}</span>
        ) : null}
      </div>
      <BigYen yen={home.soFar} />
      <Forecast home={home} />
      {home.path.length > 0 ? <MonthCurve home={home} /> : null}
      {leftOut.length > 0 ? (
        <p className="sub small">
          {words.home.leftOut(leftOut.map((label) => say(label, language)).join(dotOf(language)))}
        </p>
      ) : null}
      <p className="sub small">{words.home.note}</p>
      {home.illustrative ? (
        <p className="sub small">
          <span className="chip hatched">{words.marks.illustrative}</span>{" "}
          {words.markWhy.illustrative}
        </p>
      ) : null}
      {home.path.length > 0 ? (
        <Disclosure label={words.home.table} labelOpen={words.close}>
          <DaysTable home={home} />
        </Disclosure>
      ) : null}
    </section>
  );
}

function Forecast({ home }: { readonly home: Home }) {
  const { words } = useSpeech();
  const { forecast, lastYear } = home;
  if (forecast === null) return <p className="sub">{words.home.noForecast}</p>;
  const difference = lastYear === null ? null : forecast.yen - lastYear;
  return (
    <div className="forecast">
      <div className="row wrap">
        <span>
          {words.home.forecast} <Yen yen={forecast.yen} />
        </span>
        {difference === null ? null : (
          <span className={`pill${difference < 0 ? " gain" : ""}`}>
            {difference === 0
              ? words.home.lastYearSame
              : words.home.lastYear(signedYen(difference))}
          </span>
        )}
      </div>
      {forecast.low === forecast.high ? null : (
        <p className="sub small">
          {words.home.band(yenText(forecast.low), yenText(forecast.high))}
        </p>
      )}
    </div>
  );
}

function DaysTable({ home }: { readonly home: Home }) {
  const { words, language } = useSpeech();
  const last = new Map(home.lastYearPath.map(({ day, yen }) => [day.slice(8), yen]));
  const rows = [
    ...home.path.map((point) => ({ ...point, ahead: false })),
    ...home.ahead.map((point) => ({ ...point, ahead: true })),
  ];
  return (
    <table>
      <caption className="unseen">{words.home.chart}</caption>
      <thead>
        <tr>
          <th scope="col">{words.home.day}</th>
          <th scope="col" className="number">
            {words.home.sum}
          </th>
          <th scope="col" className="number">
            {words.home.sumLast}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ day, yen, ahead }) => {
          const before = last.get(day.slice(8));
          return (
            <tr key={day} className={ahead ? "sub" : undefined}>
              <td>
                {dayWithWeekday(day, language)}
                {ahead ? ` ${words.home.expected}` : ""}
              </td>
              <td className="number">{yenText(yen)}</td>
              <td className="number">{before === undefined ? "—" : yenText(before)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The newest thing that was told and not read yet; nothing where all was read. */
function UnreadNotice() {
  const { words, language } = useSpeech();
  const { data } = useNotices();
  const newest = data?.notifications.find(({ read }) => !read);
  if (data === undefined || newest === undefined) return null;
  return (
    <section className="section">
      <h2>{words.home.unread(data.unread)}</h2>
      <Link to="/notices" className="list list-row notice unread-notice">
        <span className="sub">{instantText(newest.at, language)}</span>
        <b>{say(newest.title, language)}</b>
      </Link>
    </section>
  );
}

function NextThings({ home }: { readonly home: Home }) {
  const { words } = useSpeech();
  return (
    <section className="section">
      <h2>{words.home.next}</h2>
      {home.next.length === 0 ? <p className="card sub">{words.home.noNext}</p> : null}
      <NextList things={home.next} />
      <Link to="/calendar" className="quiet more">
        {home.nextMore > 0 ? words.home.nextMore(home.nextMore) : words.home.nextAll}
      </Link>
    </section>
  );
}

function ContractRows({ home }: { readonly home: Home }) {
  const { words, language } = useSpeech();
  return (
    <section className="section">
      <h2>{words.home.contracts}</h2>
      {home.contracts.length === 0 ? (
        <p className="card sub">{words.home.noContracts}</p>
      ) : (
        <ul className="list">
          {home.contracts.map((contract) => (
            <li key={contract.id}>
              <Link
                to="/contracts/$contract"
                params={{ contract: contract.id }}
                className="list-row"
              >
                <div className="row">
                  <b>
                    <span className={`swatch tone-${contract.tone}`} />
                    {say(contract.short, language)}
                  </b>
                  {contract.yen === null ? (
                    <span className="sub">—</span>
                  ) : (
                    <Yen yen={contract.yen} />
                  )}
                </div>
                <div className="row wrap sub">
                  <span>
                    {contract.item ? `${say(contract.item, language)}${words.dot}` : ""}
                    {words.contractStates[contract.state]}
                  </span>
                  <ContractNote contract={contract} />
                </div>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ContractNote({ contract }: { readonly contract: Home["contracts"][number] }) {
  const { words, language } = useSpeech();
  if (contract.note) return <span className="gain note-right">{say(contract.note, language)}</span>;
  if (contract.wh === null) return null;
  return (
    <span className="nowrap note-right">
      {kwhText(contract.wh)} {words.kwh}
    </span>
  );
}
