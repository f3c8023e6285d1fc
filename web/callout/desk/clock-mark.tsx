import type { CaseRow } from "../../../src/app/api/callout-desk.ts";
import { useCalloutDeskWords } from "../../words/use-callout-desk.ts";
import type { CalloutDeskWords } from "../../words/callout-desk-ja.ts";
import { goneShare, minutesUntil } from "./times.ts";

export type Clock = NonNullable<CaseRow["clock"]>;

/** Shapes, not colours alone: a ring that fills, a triangle at 80 %, a square when it is late. */
export function ClockShape({ state }: { readonly state: Clock["state"] }) {
  return (
    <svg className={`clock-shape ${state}`} viewBox="0 0 16 16" aria-hidden="true">
      {state === "running" ? <circle cx="8" cy="8" r="5.5" /> : null}
      {state === "alarm" ? <path d="M8 1.5 15 14.5H1z" /> : null}
      {state === "late" || state === "missed" ? (
        <rect x="1.5" y="1.5" width="13" height="13" rx="2" />
      ) : null}
      {state === "met" ? <path className="line" d="m3 8.5 3.5 3.5L13 4.5" /> : null}
      {state === "alarm" ? <path className="sign" d="M8 6v4M8 12v.6" /> : null}
      {state === "late" ? <path className="sign" d="M8 4v5M8 11.4v.6" /> : null}
    </svg>
  );
}

/** Which step is due and when: `到着 あと12分`. */
export function ClockMark({ clock, asOf }: { readonly clock: Clock; readonly asOf: string }) {
  const words = useCalloutDeskWords();
  const share = goneShare(clock.startedAt, clock.dueAt, asOf);
  return (
    <span className={`clock-mark ${clock.state}`}>
      <ClockShape state={clock.state} />
      <span>
        {words.clocks[clock.clock]} <b>{dueText(clock, asOf, words)}</b>
      </span>
      <span className="unseen">{words.clockStates[clock.state]}</span>
      <span className="clock-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  );
}

function dueText(clock: Clock, asOf: string, words: CalloutDeskWords): string {
  if (clock.doneAt !== null) return words.clockStates[clock.state];
  const left = minutesUntil(asOf, clock.dueAt);
  return left >= 0 ? words.dueIn(lengthText(left, words)) : words.lateBy(lengthText(-left, words));
}

/** 12分, 1時間20分, 3日. */
export function lengthText(minutes: number, words: CalloutDeskWords): string {
  if (minutes < 60) return words.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.hours(hours, minutes % 60) : words.days(Math.floor(hours / 24));
}
