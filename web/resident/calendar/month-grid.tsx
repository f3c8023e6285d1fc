import type { DeadlineView } from "../../../src/app/api/deadline.ts";
import {
  addDays,
  addToMonth,
  civil,
  type Day,
  firstDay,
  formatDay,
  formatMonth,
  lastDay,
  monthOf,
  parseDay,
  parseMonth,
  weekday,
} from "../../../src/kernel/day.ts";
import { dayWithWeekday, monthText, say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useLifeWords } from "../../words/use-life.ts";

interface Props {
  readonly month: string;
  readonly today: string;
  readonly chosen: string | null;
  readonly deadlines: readonly DeadlineView[];
  readonly show: (month: string) => void;
  readonly choose: (day: string) => void;
}

/** A month of weeks; days with deadlines are buttons that say how many and which. */
export function MonthGrid({ month, today, chosen, deadlines, show, choose }: Props) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const of = parseMonth(month) ?? monthOf(parseDay(today) ?? (0 as Day));
  const byDay = Map.groupBy(deadlines, ({ on }) => on);
  return (
    <section className="card month">
      <div className="month-head">
        <button
          type="button"
          className="step"
          aria-label={words.calendar.previous}
          onClick={() => show(formatMonth(addToMonth(of, -1)))}
        >
          ‹
        </button>
        <h2 aria-live="polite">{monthText(formatMonth(of), language)}</h2>
        <button
          type="button"
          className="step"
          aria-label={words.calendar.next}
          onClick={() => show(formatMonth(addToMonth(of, 1)))}
        >
          ›
        </button>
      </div>
      <table className="month-grid">
        <caption className="unseen">
          {words.calendar.grid(monthText(formatMonth(of), language))}
        </caption>
        <thead>
          <tr>
            {words.calendar.weekdays.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(firstDay(of), lastDay(of)).map((week) => (
            <tr key={week[0]}>
              {week.map((on) => (
                <DayCell
                  key={on}
                  on={on}
                  outside={monthOf(on) !== of}
                  today={today}
                  chosen={chosen}
                  deadlines={byDay.get(formatDay(on)) ?? []}
                  choose={choose}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** From the Sunday before the first to the Saturday after the last. */
function weeksOf(first: Day, last: Day): readonly (readonly Day[])[] {
  const weeks: Day[][] = [];
  for (let on = addDays(first, -weekday(first)); on <= last; on = addDays(on, 7)) {
    const sunday = on;
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(sunday, index)));
  }
  return weeks;
}

function DayCell({
  on,
  outside,
  today,
  chosen,
  deadlines,
  choose,
}: {
  readonly on: Day;
  readonly outside: boolean;
  readonly today: string;
  readonly chosen: string | null;
  readonly deadlines: readonly DeadlineView[];
  readonly choose: (day: string) => void;
}) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const text = formatDay(on);
  const isToday = text === today;
  const { date } = civil(on);
  if (outside) return <td>{"\u00a0"}</td>;
  if (deadlines.length === 0) {
    return (
      <td aria-current={isToday ? "date" : undefined}>
        <span className={isToday ? "day-cell today" : "day-cell"}>{date}</span>
      </td>
    );
  }
  const names = deadlines.map(({ label }) => say(label, language)).join(words.comma);
  const count = words.calendar.count(deadlines.length);
  const said = `${dayWithWeekday(text, language)} ${count}：${names}`;
  const past = text < today;
  return (
    <td aria-current={isToday ? "date" : undefined}>
      <button
        type="button"
        className={`day-cell has${isToday ? " today" : ""}${past ? " past" : ""}`}
        aria-pressed={text === chosen}
        aria-label={said}
        onClick={() => choose(text)}
      >
        {date}
        <span className="dots" aria-hidden="true">
          {deadlines.slice(0, 3).map(({ id, tone }) => (
            <span key={id} className={`dot tone-${tone}`} />
          ))}
        </span>
      </button>
    </td>
  );
}
