import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { NowView as Now } from "../../../src/app/api/home-views.ts";
import type { Reader } from "../../api.ts";
import { commaOf, dayText, instantText, kwhText, yenText } from "../../format.ts";
import { Fetched } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useViewWords } from "../../words/use-views.ts";
import { viewsApi } from "../views-api.ts";
import { SimilarCard } from "./similar-card.tsx";
import { againstUsual, clockOf, UsualChart } from "./usual-chart.tsx";

/** The newest day against usual, where the month goes, standby, similar homes. */
export function NowView({ from }: { readonly from: Reader }) {
  const isOwn = from.base === "/api";
  const query = useQuery({
    queryKey: ["use-now", from.base, from.params],
    queryFn: () => viewsApi.now(from),
    refetchInterval: 60_000,
  });
  return (
    <Fetched query={query}>
      {(now) => (
        <>
          <UsualCard now={now} />
          {isOwn ? <Ways /> : null}
          <ForecastCard now={now} />
          <StandbyCard now={now} />
          {isOwn ? <SimilarCard /> : null}
        </>
      )}
    </Fetched>
  );
}

/** To what is live: appliances with their switches, and the television. */
function Ways() {
  const said = useViewWords();
  return (
    <div className="section actions">
      <Link className="button ghost" to="/appliances">
        {said.live}
      </Link>
      <Link className="button ghost" to="/tv">
        {said.tv}
      </Link>
    </div>
  );
}

function UsualCard({ now }: { readonly now: Now }) {
  const { words, language } = useSpeech();
  const said = useViewWords();
  const day = dayText(now.day, language);
  return (
    <section className="card use-card">
      <div className="row wrap use-head">
        <h2>
          {now.isToday ? said.usual.today : said.usual.newest(day)}
          <span className="sub small now-through">{said.usual.through(clockOf(now.through))}</span>
        </h2>
        {now.asOf === null ? null : (
          <span className="sub small">{words.asOf(instantText(now.asOf, language))}</span>
        )}
      </div>
      <p className="big">
        {kwhText(now.wh, 1)}
        <span className="unit">{words.kwh}</span>
        {now.yen === null ? null : (
          <span className="now-yen">
            {yenText(now.yen)}
            <span className="unit">{words.yen}</span>
          </span>
        )}
      </p>
      <p className="now-against">{againstUsual(now, said)}</p>
      {now.usualWh === null ? null : (
        <>
          <UsualChart now={now} />
          <p className="sub small">
            {said.usual.why(
              now.usualDays.map((each) => dayText(each, language)).join(commaOf(language)),
            )}
          </p>
        </>
      )}
    </section>
  );
}

function ForecastCard({ now: { month } }: { readonly now: Now }) {
  const { words } = useSpeech();
  const said = useViewWords();
  const { forecast } = month;
  return (
    <section className="section">
      <h2>{said.forecast.title}</h2>
      <div className="card">
        {forecast === null ? (
          <p>{said.forecast.none}</p>
        ) : (
          <>
            <p className="big">
              {yenText(forecast.yen)}
              <span className="unit">{words.yen}</span>
              <span className="now-yen">
                {kwhText(forecast.wh, 0)}
                <span className="unit">{words.kwh}</span>
              </span>
            </p>
            <p>{said.forecast.range(yenText(forecast.lowYen), yenText(forecast.highYen))}</p>
          </>
        )}
        <p className="sub">
          {month.yen === null
            ? said.forecast.soFarUnpriced(kwhText(month.wh, 1))
            : said.forecast.soFar(kwhText(month.wh, 1), yenText(month.yen))}
        </p>
        <p className="sub small">{said.forecast.note}</p>
      </div>
    </section>
  );
}

function StandbyCard({ now: { standby } }: { readonly now: Now }) {
  const said = useViewWords();
  return (
    <section className="section">
      <h2>{said.standby.title}</h2>
      <div className="card">
        {standby === null ? (
          <p>{said.standby.none}</p>
        ) : (
          <>
            <p className="big">
              {standby.watts}
              <span className="unit">{said.standby.watts}</span>
            </p>
            <p>
              {standby.yenAYear === null
                ? said.standby.yearUnpriced(kwhText(standby.whAYear, 0))
                : said.standby.year(kwhText(standby.whAYear, 0), yenText(standby.yenAYear))}
            </p>
            <p className="sub small">{said.standby.why(standby.days)}</p>
          </>
        )}
      </div>
    </section>
  );
}
