import { useId } from "react";
import type { DayPlan } from "../../../../src/app/api/callout-desk.ts";
import { Hatch } from "../../../charts/hatch.tsx";
import { say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { tokyoOf } from "../times.ts";
import { hoursOf, scaleOf, type TimeScale } from "./time-scale.ts";

const WIDTH = 1000;
const LEFT = 120;
const LANE = 46;
const TOP = 24;
const BAR = 24;

type Route = DayPlan["routes"][number];
type Visit = Route["visits"][number];

/** A lane for each technician along the hours of the day; the table below says the same. */
export function PlanLanes({ plan }: { readonly plan: DayPlan }) {
  const { plan: words } = useCalloutDeskWords();
  const hatch = useId();
  const scale = scaleOf(plan.routes, { left: LEFT, right: WIDTH - 24 });
  const height = TOP + plan.routes.length * LANE + 4;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than a phone */}
      <section className="scroll-x" tabIndex={0} aria-label={words.drawing}>
        <svg className="plan-lanes" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
          <Hatch id={hatch} />
          {hoursOf(scale).map(({ x, label }) => (
            <g key={label}>
              <line x1={x} x2={x} y1={TOP - 4} y2={height} className="lane-hour" />
              <text x={x} y={TOP - 10} textAnchor="middle" className="lane-text">
                {label}
              </text>
            </g>
          ))}
          {plan.routes.map((route, index) => (
            <Lane
              key={route.technician}
              route={route}
              scale={scale}
              y={TOP + index * LANE}
              hatch={hatch}
            />
          ))}
        </svg>
      </section>
      <Legend hatch={hatch} />
    </>
  );
}

interface LaneProps {
  readonly route: Route;
  readonly scale: TimeScale;
  readonly y: number;
  readonly hatch: string;
}

function Lane({ route, scale, y, hatch }: LaneProps) {
  const { x } = scale;
  const from = x(route.shift.from);
  return (
    <g>
      <text x={LEFT - 10} y={y + BAR} textAnchor="end" className="lane-name">
        {route.name}
      </text>
      <rect
        x={from}
        y={y + 4}
        width={Math.max(0, x(route.shift.until) - from)}
        height={BAR + 8}
        rx="6"
        className="lane-shift"
      />
      {route.visits.map((visit) => (
        <Bar key={visit.number} visit={visit} scale={scale} y={y} hatch={hatch} />
      ))}
    </g>
  );
}

/** A letter of a label is about so wide. */
const LETTER = 12;

function Bar({ visit, scale, y, hatch }: Omit<LaneProps, "route"> & { readonly visit: Visit }) {
  const { language } = useSpeech();
  const [from, until] = [scale.x(visit.arrives), scale.x(visit.leaves)];
  const drive = visit.travelMinutes * scale.perMinute;
  const width = Math.max(3, until - from);
  const text = say(visit.trouble, language);
  const letters = Math.floor((width - 8) / LETTER);
  const look = `${visit.pinned ? " pinned" : ""}${visit.moved ? " moved" : ""}`;
  return (
    <g className={`lane-visit${look}`}>
      <title>{`${tokyoOf(visit.arrives).time} ${text} ${visit.name}`}</title>
      <line
        x1={from - drive}
        x2={from}
        y1={y + 8 + BAR / 2}
        y2={y + 8 + BAR / 2}
        className="lane-drive"
      />
      <rect x={from} y={y + 8} width={width} height={BAR} rx="4" />
      {visit.moved ? (
        <rect x={from} y={y + 8} width={width} height={BAR} rx="4" fill={`url(#${hatch})`} />
      ) : null}
      {visit.confirmed ? (
        <path d={`M${from + 1} ${y + 38}H${from + width - 1}`} className="lane-confirmed" />
      ) : null}
      {letters < 2 ? null : (
        <text x={from + 5} y={y + 25} className="lane-label">
          {text.length > letters ? `${text.slice(0, letters - 1)}…` : text}
        </text>
      )}
    </g>
  );
}

function Legend({ hatch }: { readonly hatch: string }) {
  const { plan } = useCalloutDeskWords();
  return (
    <ul className="map-legend small" aria-hidden="true">
      {(["shift", "travel", "visit", "pinned", "moved"] as const).map((name) => (
        <li key={name}>
          <svg viewBox="0 0 28 16" className="lane-key">
            {name === "travel" ? (
              <line x1="0" x2="28" y1="8" y2="8" className="lane-drive" />
            ) : (
              <g className={name === "shift" ? "" : `lane-visit ${name}`}>
                <rect
                  x="1"
                  y="2"
                  width="26"
                  height="12"
                  rx="3"
                  className={name === "shift" ? "lane-shift" : undefined}
                />
                {name === "moved" ? (
                  <rect x="1" y="2" width="26" height="12" rx="3" fill={`url(#${hatch})`} />
                ) : null}
              </g>
            )}
          </svg>
          {plan.legend[name]}
        </li>
      ))}
    </ul>
  );
}
