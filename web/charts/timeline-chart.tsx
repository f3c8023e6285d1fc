/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing: no tag of SVG is a button. */
import type { ContractTimeline } from "../../src/app/api/account.ts";
import { addDays, civil, type Day, dayOf, parseDay } from "../../src/kernel/day.ts";
import { dayText, say } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { useStaffWords } from "../words/use-staff.ts";

const WIDTH = 820;
const LEFT = 118;
const ROW = 40;
/**
 * Events that deserve a dot; reading days and receipts would drown them. A supply set anew (fewer
 * amperes, another meter) has one too.
 */
const SHOWN = new Set([
  "item-changed",
  "option-started",
  "option-ended",
  "notice-given",
  "work-done",
  "charged",
  "paused",
  "resumed",
  "suspended",
  "restored",
  "withdrawn",
  "objected-to-renewal",
  "number-issued",
  "provider-changed",
  "holder-changed",
  "end-noticed",
  "told",
]);

/** Opens an event of a contract into its effects. */
export type OpenEvent = (timeline: ContractTimeline, event: TimelineEvent) => void;
type TimelineEvent = ContractTimeline["events"][number];

/** Parallel bars, one a contract, from the first event to a little after today. */
export function TimelineChart({
  timelines,
  today,
  open,
}: {
  readonly timelines: readonly ContractTimeline[];
  readonly today: string;
  readonly open: OpenEvent;
}) {
  const staff = useStaffWords();
  const scale = scaleOf(timelines, today);
  const height = timelines.length * ROW + 40;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="scroll-x" tabIndex={0} aria-label={staff.timelines}>
      <svg
        className="timeline"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="group"
        aria-label={staff.timelines}
      >
        {scale.years.map(({ year, x }) => (
          <g key={year}>
            <line x1={x} x2={x} y1="6" y2={height - 22} stroke="var(--line)" />
            <text x={x + 3} y={height - 8} fontSize="11" fill="var(--sub)">
              {year}
            </text>
          </g>
        ))}
        {timelines.map((timeline, index) => (
          <Row
            key={timeline.contract.id}
            timeline={timeline}
            at={{ y: index * ROW + 22, x: scale.x, tone: "var(--tone)" }}
            open={open}
          />
        ))}
        <line
          x1={scale.x(today)}
          x2={scale.x(today)}
          y1="2"
          y2={height - 20}
          stroke="var(--alert)"
          strokeDasharray="3 3"
        />
        <text
          x={scale.x(today) - 4}
          y={height - 8}
          fontSize="11"
          textAnchor="end"
          fill="var(--alert)"
        >
          {staff.today}
        </text>
      </svg>
    </section>
  );
}

interface Scale {
  readonly x: (day: string) => number;
  readonly years: readonly { readonly year: number; readonly x: number }[];
}

function scaleOf(timelines: readonly ContractTimeline[], today: string): Scale {
  const now = parsed(today);
  const starts = timelines.flatMap(({ spans }) => spans.map(({ from }) => parsed(from)));
  const first = starts.reduce((least, on) => (on < least ? on : least), addDays(now, -360));
  const from = dayOf(civil(first).year, 1, 1);
  const to = addDays(now, Math.max(30, Math.floor((now - from) * 0.04)));
  const at = (on: Day) => LEFT + ((Math.min(on, to) - from) / (to - from)) * (WIDTH - LEFT);
  const [firstYear, lastYear] = [civil(from).year, civil(to).year];
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => ({
    year: firstYear + index,
    x: at(dayOf(firstYear + index, 1, 1)),
  }));
  return { x: (text) => at(parsed(text)), years: years.filter(({ x }) => x < WIDTH - 30) };
}

function parsed(text: string): Day {
  const on = parseDay(text);
  if (on === null) throw new Error(`the server sent "${text}" as a day`);
  return on;
}

interface RowPlace {
  readonly y: number;
  readonly x: (day: string) => number;
  readonly tone: string;
}

function Row({
  timeline,
  at,
  open,
}: {
  readonly timeline: ContractTimeline;
  readonly at: RowPlace;
  readonly open: OpenEvent;
}) {
  const { words, language } = useSpeech();
  const staff = useStaffWords();
  const { contract, spans, renewals } = timeline;
  const { x, y, tone } = at;
  return (
    <g className={`tone-${contract.tone}`}>
      <text x="0" y={y + 12} fontSize="13" fill="var(--ink)">
        {say(contract.short, language)}
      </text>
      {spans.map((span) => {
        const from = x(span.from);
        const box = { x: from, y, rx: 4, height: 16, width: x(span.until ?? "9999-12-31") - from };
        const lit = span.state === "active";
        const look = { fill: lit ? tone : "var(--card)", stroke: tone };
        return (
          <rect
            key={`${span.from}${span.state}`}
            {...box}
            {...look}
            strokeDasharray={lit ? undefined : "4 3"}
          >
            <title>{words.contractStates[span.state]}</title>
          </rect>
        );
      })}
      {renewals.map((window) => {
        const width = Math.max(3, x(window.until) - x(window.from));
        const box = { x: x(window.from), y, height: 16, width };
        return (
          <rect key={window.from} {...box} fill="var(--wash)" stroke={tone}>
            <title>{staff.renewal}</title>
          </rect>
        );
      })}
      <Dots events={timeline.events} at={at} open={(event) => open(timeline, event)} />
    </g>
  );
}

function Dots({
  events,
  at,
  open,
}: {
  readonly events: ContractTimeline["events"];
  readonly at: RowPlace;
  readonly open: (event: TimelineEvent) => void;
}) {
  const { language } = useSpeech();
  const firstSupply = events.findIndex(({ type }) => type === "supply-set");
  const dots = events.filter(
    ({ type }, index) => SHOWN.has(type) || (type === "supply-set" && index > firstSupply),
  );
  const last = dots.at(-1);
  const { x, y } = at;
  const end = last !== undefined && x(last.on) > WIDTH - 180;
  return (
    <>
      {dots.map((event) => (
        <Dot key={event.position} event={event} at={at} open={() => open(event)} />
      ))}
      {last ? (
        <text
          x={x(last.on) + (end ? -6 : 6)}
          y={y - 3}
          fontSize="10.5"
          fill="var(--sub)"
          textAnchor={end ? "end" : "start"}
        >
          {say(last.label, language)}
        </text>
      ) : null}
    </>
  );
}

/** An event as a dot that opens; what the finger meets is larger than what the eye sees. */
function Dot({
  event,
  at: { x, y, tone },
  open,
}: {
  readonly event: TimelineEvent;
  readonly at: RowPlace;
  readonly open: () => void;
}) {
  const { language } = useSpeech();
  const said = `${dayText(event.on, language, true)} ${say(event.label, language)}`;
  return (
    <g
      role="button"
      tabIndex={0}
      className="timeline-dot"
      aria-label={said}
      onClick={open}
      onKeyDown={(pressed) => {
        if (pressed.key !== "Enter" && pressed.key !== " ") return;
        pressed.preventDefault();
        open();
      }}
    >
      <title>{said}</title>
      <circle cx={x(event.on)} cy={y + 8} r="12" fill="transparent" />
      <circle
        cx={x(event.on)}
        cy={y + 8}
        r="5"
        fill="var(--card)"
        stroke={event.type === "charged" ? "var(--alert)" : tone}
        strokeWidth="2.5"
      />
    </g>
  );
}
