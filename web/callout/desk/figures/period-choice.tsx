import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import {
  addDays,
  addMonths,
  addToMonth,
  type Day,
  firstDay,
  formatDay,
  monthOf,
  parseDay,
} from "../../../../src/kernel/day.ts";
import { readTypedDay } from "../../../../src/kernel/typed/typed-day.ts";
import type { Session } from "../../../../src/app/api/session.ts";
import { DayField } from "../../../forms/day-field.tsx";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";

/** Half-open: `until` is the first day outside. */
interface Period {
  readonly from: string;
  readonly until: string;
}

interface Props {
  readonly period: Period;
  readonly choose: (period: Period) => void;
}

const PRESETS = ["month", "last", "quarter", "year"] as const;

const said = (from: Day, until: Day) => ({ from: formatDay(from), until: formatDay(until) });

/** Periods that one asks for most; each ends with today, or with a whole month. */
function presetOf(name: (typeof PRESETS)[number], today: Day): Period {
  const month = monthOf(today);
  const tomorrow = addDays(today, 1);
  switch (name) {
    case "month":
      return said(firstDay(month), tomorrow);
    case "last":
      return said(firstDay(addToMonth(month, -1)), firstDay(month));
    case "quarter":
      return said(addMonths(tomorrow, -3), tomorrow);
    case "year":
      return said(addMonths(tomorrow, -12), tomorrow);
  }
}

/** The period in one press or two days. People name the last day, not the first one outside. */
export function PeriodChoice({ period, choose }: Props) {
  const { figures: words } = useCalloutDeskWords();
  const session = useQuery<Session | null>({ queryKey: ["session"], enabled: false });
  const today = parseDay(session.data?.today ?? "");
  return (
    <div className="figure-period">
      <fieldset className="tablist" aria-label={words.period}>
        {today === null
          ? null
          : PRESETS.map((name) => {
              const preset = presetOf(name, today);
              const isIt = preset.from === period.from && preset.until === period.until;
              return (
                <button
                  key={name}
                  type="button"
                  className="tab"
                  aria-pressed={isIt}
                  onClick={() => choose(preset)}
                >
                  {words.presets[name]}
                </button>
              );
            })}
      </fieldset>
      <Days period={period} choose={choose} />
    </div>
  );
}

function Days({ period, choose }: Props) {
  const { figures: words } = useCalloutDeskWords();
  const id = useId();
  const outside = parseDay(period.until);
  const [from, typeFrom] = useState(period.from);
  const [last, typeLast] = useState(outside === null ? "" : formatDay(addDays(outside, -1)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [start, end] = [readTypedDay(from), readTypedDay(last)];
    if (!start.ok || !end.ok || end.value < start.value) return;
    choose({ from: formatDay(start.value), until: formatDay(addDays(end.value, 1)) });
  };
  const asked = { required: true, wrong: null } as const;
  return (
    <form className="figure-days" onSubmit={submit} noValidate>
      <DayField
        question={{ id: `${id}-from`, label: words.from, ...asked }}
        value={from}
        change={typeFrom}
      />
      <DayField
        question={{ id: `${id}-until`, label: words.until, ...asked }}
        value={last}
        change={typeLast}
      />
      <button type="submit" className="button ghost">
        {words.show}
      </button>
    </form>
  );
}
