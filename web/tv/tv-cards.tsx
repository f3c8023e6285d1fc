import type { DevicesView } from "../../src/app/api/home-device.ts";
import type { NowView } from "../../src/app/api/home-views.ts";
import type { PointEventView } from "../../src/app/api/points.ts";
import {
  amountText,
  dayWithWeekday,
  dotOf,
  instantText,
  kwhText,
  say,
  yenText,
} from "../format.ts";
import { againstUsual, UsualChart } from "../use/now/usual-chart.tsx";
import { useSpeech } from "../words/language.ts";
import { useTvWords } from "../words/tv-words.ts";
import { useViewWords } from "../words/use-views.ts";

type Status = "live" | "connecting" | "reconnecting" | "offline";

/** Power now and what an hour of it costs. */
export function NowCard({
  house,
  status,
}: {
  readonly house: DevicesView["house"] | null;
  readonly status: Status;
}) {
  const said = useTvWords();
  const { language } = useSpeech();
  if (house === null || house.powerW === null) {
    return (
      <>
        <span className="tv-title">{said.now}</span>
        <span className="tv-line">{said.noNow}</span>
      </>
    );
  }
  const { generatingW, batteryW, yenPerHour, at } = house;
  const extras = [
    ...(generatingW === null || generatingW <= 0 ? [] : [said.generating(whole(generatingW))]),
    ...(batteryW === null || batteryW === 0 ? [] : [batteryText(batteryW, said)]),
  ];
  return (
    <>
      <span className="tv-title">
        {said.now}
        <span className={`tv-status ${status}`}>{said.status[status]}</span>
      </span>
      <span className="tv-figure">
        {kwhText(house.powerW, 2)}
        <span className="tv-unit">kW</span>
      </span>
      <span className="tv-line">
        {yenPerHour === null ? "" : said.perHour(amountText(yenPerHour))}
      </span>
      <span className="tv-line sub">
        {[...extras, ...(at === null ? [] : [said.asOf(instantText(at, language))])].join(
          dotOf(language),
        )}
      </span>
    </>
  );
}

function batteryText(watts: number, said: ReturnType<typeof useTvWords>): string {
  return watts > 0 ? said.charging(whole(watts)) : said.battery(whole(-watts));
}

function whole(watts: number): string {
  return amountText(String(Math.trunc(watts)));
}

/** The newest day's use and cost, and whether that is usual. */
export function TodayCard({
  use,
  isLarge,
}: {
  readonly use: NowView | null;
  readonly isLarge: boolean;
}) {
  const said = useTvWords();
  const views = useViewWords();
  const { words, language } = useSpeech();
  if (use === null) return <span className="tv-title">{said.today}</span>;
  return (
    <>
      <span className="tv-title">
        {use.isToday ? said.today : said.newest(dayWithWeekday(use.day, language))}
      </span>
      <span className="tv-figure">
        {use.yen === null ? kwhText(use.wh, 1) : yenText(use.yen)}
        <span className="tv-unit">{use.yen === null ? words.kwh : words.yen}</span>
      </span>
      <span className="tv-line">
        {kwhText(use.wh, 1)} {words.kwh}
      </span>
      <span className="tv-line strong">{againstUsual(use, views)}</span>
      {isLarge && use.usualWh !== null ? <UsualChart now={use} bare /> : null}
    </>
  );
}

/** Where the month goes. */
export function MonthCard({ use }: { readonly use: NowView | null }) {
  const said = useTvWords();
  const { words } = useSpeech();
  const forecast = use?.month.forecast ?? null;
  return (
    <>
      <span className="tv-title">{said.month}</span>
      {forecast === null ? (
        <span className="tv-line">{said.noForecast}</span>
      ) : (
        <>
          <span className="tv-figure">
            {yenText(forecast.yen)}
            <span className="tv-unit">{words.yen}</span>
          </span>
          <span className="tv-line">
            {said.range(yenText(forecast.lowYen), yenText(forecast.highYen))}
          </span>
        </>
      )}
      {use === null ? null : (
        <span className="tv-line sub">{said.soFar(kwhText(use.month.wh, 1))}</span>
      )}
    </>
  );
}

/** The event that comes next, or runs. */
export function EventCard({ event }: { readonly event: PointEventView | null }) {
  const said = useTvWords();
  const { language } = useSpeech();
  if (event === null) {
    return (
      <>
        <span className="tv-title">{said.event}</span>
        <span className="tv-line">{said.noEvent}</span>
      </>
    );
  }
  const windows = event.windows.map(({ from, until }) => `${from}–${until}`).join(dotOf(language));
  return (
    <>
      <span className="tv-title">{said.event}</span>
      <span className="tv-headline">{say(event.title, language)}</span>
      <span className="tv-line">
        {event.phase === "now"
          ? said.eventNow
          : said.eventWhen(dayWithWeekday(event.day, language), windows)}
      </span>
      <span className="tv-line sub">{said.eventPoints(event.points)}</span>
    </>
  );
}
