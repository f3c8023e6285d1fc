import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { UseDay, UseMonth, UseYear } from "../../src/app/api/use.ts";
import { accounts } from "../account-api.ts";
import { type Reader } from "../api.ts";
import { dayWithWeekday, monthText, say, supplyPointText } from "../format.ts";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";
import { DayView } from "./day-view.tsx";
import { MonthView } from "./month-view.tsx";
import { SpanSteps, SpanSum } from "./span-head.tsx";
import type { Go, UseAsk } from "./use-panel.tsx";
import { YearView } from "./year-view.tsx";

/** The house as a whole, in the colours of its tariff's bands. */
export function BandSpan({
  span,
  from,
  ask,
  go,
}: {
  readonly span: "day" | "month" | "year";
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
  const query = useQuery({ queryKey, queryFn: () => accounts.readDay(from, ask), ...keep });
  return (
    <Shown query={query} span="day" go={go} title={(use) => dayWithWeekday(use.day, language)}>
      {(use) => <DayView use={use} />}
    </Shown>
  );
}

function Month({ from, ask, queryKey, keep, go }: Part) {
  const { language } = useSpeech();
  const query = useQuery({ queryKey, queryFn: () => accounts.readMonth(from, ask), ...keep });
  return (
    <Shown query={query} span="month" go={go} title={(use) => monthText(use.month, language)}>
      {(use) => (
        <MonthView use={use} open={(day) => go({ span: "day", at: day, ...meterOf(use) })} />
      )}
    </Shown>
  );
}

function Year({ from, ask, queryKey, keep, go }: Part) {
  const { language } = useSpeech();
  const query = useQuery({ queryKey, queryFn: () => accounts.readYear(from, ask), ...keep });
  return (
    <Shown
      query={query}
      span="year"
      go={go}
      title={(use) => (language === "ja" ? `${use.year}年` : use.year)}
    >
      {(use) => (
        <YearView use={use} open={(month) => go({ span: "month", at: month, ...meterOf(use) })} />
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
  readonly span: "day" | "month" | "year";
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
            <SpanSteps
              place={use}
              span={span}
              go={(at) => go({ span, at, ...meterOf(use) })}
              title={title(use)}
              year={"day" in use ? use.day.slice(0, 4) : null}
            />
            <SpanSum use={use} />
          </div>
          {children(use)}
        </section>
      )}
    </Fetched>
  );
}

function MeterChoice({
  use,
  choose,
}: {
  readonly use: AnyUse;
  readonly choose: (meter: string) => void;
}) {
  const { language } = useSpeech();
  const reading = useReadingWords();
  if (use.meters.length < 2) return null;
  return (
    <label className="meter-choice sub small">
      {reading.use.meter}
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

/** Named only where there are several to choose from. */
function meterOf({ meters, meter }: AnyUse): { readonly meter?: string } {
  return meters.length > 1 ? { meter } : {};
}
