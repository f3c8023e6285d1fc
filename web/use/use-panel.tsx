import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { UseDay, UseMonth, UseYear } from "../../src/app/api/use.ts";
import { api, type Reader } from "../api.ts";
import {
  dayWithWeekday,
  dotOf,
  instantText,
  kwhText,
  monthText,
  say,
  supplyPointText,
  yenText,
} from "../format.ts";
import { Fetched } from "../parts/states.tsx";
import type { Span } from "../router.tsx";
import { useSpeech } from "../words/language.ts";
import { DayView } from "./day-view.tsx";
import { MonthView } from "./month-view.tsx";
import { YearView } from "./year-view.tsx";
import "../styles/use.css";

export interface UseAsk {
  readonly span?: Span;
  readonly at?: string;
  readonly meter?: string;
}

type Go = (ask: UseAsk) => void;
const SPANS: readonly Span[] = ["day", "month", "year"];

/** Use by day, month or year, of the resident's own meter or an account's. */
export function UsePanel({
  from,
  ask,
  go,
}: {
  readonly from: Reader;
  readonly ask: UseAsk;
  readonly go: Go;
}) {
  const { words } = useSpeech();
  const span = ask.span ?? "day";
  return (
    <div className="use">
      <fieldset className="tablist" aria-label={words.use.title}>
        {SPANS.map((name) => (
          <button
            key={name}
            type="button"
            className="tab"
            aria-pressed={span === name}
            onClick={() => go({ ...meterOf(ask), span: name, ...nearest(ask.at, name) })}
          >
            {words.use.spans[name]}
          </button>
        ))}
      </fieldset>
      <Spanned span={span} from={from} ask={ask} go={go} />
    </div>
  );
}

/** From a day to its month or year keeps the place; back to a finer span starts at the newest. */
function nearest(at: string | undefined, span: Span): { at?: string } {
  if (at === undefined) return {};
  if (span === "month" && at.length === 10) return { at: at.slice(0, 7) };
  if (span === "year" && at.length >= 7) return { at: at.slice(0, 4) };
  return {};
}

function meterOf(ask: UseAsk): { meter?: string } {
  return ask.meter === undefined ? {} : { meter: ask.meter };
}

function Spanned({
  span,
  from,
  ask,
  go,
}: {
  readonly span: Span;
  readonly from: Reader;
  readonly ask: UseAsk;
  readonly go: Go;
}) {
  const key = ["use", from.base, from.params, span, ask.at ?? null, ask.meter ?? null];
  const { at, meter } = ask;
  const keep = { placeholderData: <T,>(before: T | undefined) => before };
  switch (span) {
    case "day":
      return <Day from={from} ask={{ day: at, meter }} queryKey={key} keep={keep} go={go} />;
    case "month":
      return <Month from={from} ask={{ month: at, meter }} queryKey={key} keep={keep} go={go} />;
    case "year":
      return <Year from={from} ask={{ year: at, meter }} queryKey={key} keep={keep} go={go} />;
  }
}

interface Part {
  readonly from: Reader;
  readonly ask: Readonly<Record<string, string | undefined>>;
  readonly queryKey: readonly unknown[];
  readonly keep: { readonly placeholderData: <T>(before: T | undefined) => T | undefined };
  readonly go: Go;
}

function Day({ from, ask, queryKey, keep, go }: Part) {
  const { language } = useSpeech();
  const query = useQuery({ queryKey, queryFn: () => api.readDay(from, ask), ...keep });
  return (
    <Shown query={query} span="day" go={go} title={(use) => dayWithWeekday(use.day, language)}>
      {(use) => <DayView use={use} />}
    </Shown>
  );
}

function Month({ from, ask, queryKey, keep, go }: Part) {
  const { language } = useSpeech();
  const query = useQuery({ queryKey, queryFn: () => api.readMonth(from, ask), ...keep });
  return (
    <Shown query={query} span="month" go={go} title={(use) => monthText(use.month, language)}>
      {(use) => (
        <MonthView use={use} open={(day) => go({ span: "day", at: day, meter: use.meter })} />
      )}
    </Shown>
  );
}

function Year({ from, ask, queryKey, keep, go }: Part) {
  const { language } = useSpeech();
  const query = useQuery({ queryKey, queryFn: () => api.readYear(from, ask), ...keep });
  return (
    <Shown
      query={query}
      span="year"
      go={go}
      title={(use) => (language === "ja" ? `${use.year}年` : use.year)}
    >
      {(use) => (
        <YearView use={use} open={(month) => go({ span: "month", at: month, meter: use.meter })} />
      )}
    </Shown>
  );
}

type AnyUse = UseDay | UseMonth | UseYear;

/** Title, sum, previous and next around one span's chart. */
function Shown<T extends AnyUse>({
  query,
  span,
  go,
  title,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly span: Span;
  readonly go: Go;
  readonly title: (use: T) => string;
  readonly children: (use: T) => React.ReactNode;
}) {
  return (
    <Fetched query={query}>
      {(use) => (
        <section className="card use-card" aria-busy={query.isFetching}>
          <MeterChoice use={use} choose={(meter) => go({ span, meter })} />
          <div className="row wrap use-head">
            <Steps use={use} span={span} go={go} title={title(use)} />
            <Sum use={use} />
          </div>
          {children(use)}
        </section>
      )}
    </Fetched>
  );
}

function Steps({
  use,
  span,
  go,
  title,
}: {
  readonly use: AnyUse;
  readonly span: Span;
  readonly go: Go;
  readonly title: string;
}) {
  const { words } = useSpeech();
  const step = (at: string | null) => () => {
    if (at !== null) go({ span, at, meter: use.meter });
  };
  return (
    <div className="steps">
      <button
        type="button"
        className="step"
        disabled={use.previous === null}
        aria-label={words.use.previous[span]}
        onClick={step(use.previous)}
      >
        ‹
      </button>
      <h2 aria-live="polite">
        {"day" in use ? <span className="sub small">{use.day.slice(0, 4)}</span> : null}
        {title}
      </h2>
      <button
        type="button"
        className="step"
        disabled={use.next === null}
        aria-label={words.use.next[span]}
        onClick={step(use.next)}
      >
        ›
      </button>
    </div>
  );
}

function Sum({ use }: { readonly use: AnyUse }) {
  const { words, language } = useSpeech();
  return (
    <p className="use-sum">
      <b>{kwhText(use.totalWh, 1)}</b> {words.kwh}
      {use.yen === null ? null : (
        <>
          {dotOf(language)}
          <b>{yenText(use.yen)}</b> {words.yen}
        </>
      )}
      {use.asOf === null ? null : (
        <span className="sub small">{words.asOf(instantText(use.asOf, language))}</span>
      )}
    </p>
  );
}

function MeterChoice({
  use,
  choose,
}: {
  readonly use: AnyUse;
  readonly choose: (meter: string) => void;
}) {
  const { words, language } = useSpeech();
  if (use.meters.length < 2) return null;
  return (
    <label className="meter-choice sub small">
      {words.use.meter}
      <select className="select" value={use.meter} onChange={(event) => choose(event.target.value)}>
        {use.meters.map(({ id, label }) => (
          <option key={id} value={id}>
            {supplyPointText(say(label, language))}
          </option>
        ))}
      </select>
    </label>
  );
}
