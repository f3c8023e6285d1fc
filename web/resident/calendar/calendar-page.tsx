import { useNavigate, useSearch } from "@tanstack/react-router";
import type { DeadlineList, DeadlineView } from "../../../src/app/api/deadline.ts";
import { OWN } from "../../api.ts";
import { dayWithWeekday, monthText, say } from "../../format.ts";
import { DeadlineRows } from "../../life/deadline-row.tsx";
import { repeated } from "../../life/repeated.ts";
import { useContracts, useDeadlines } from "../../life/use-life-queries.ts";
import { Disclosure } from "../../parts/disclosure.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Empty, Fetched } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useLifeWords } from "../../words/use-life.ts";
import { MonthGrid } from "./month-grid.tsx";
import { Subscribe } from "./subscribe.tsx";
import "../../styles/calendar.css";

/** Rights and deadlines of the household: a month to look at, and the same as a list. */
export function CalendarPage() {
  const words = useLifeWords();
  const query = useDeadlines(OWN);
  return (
    <>
      <PageHead title={words.calendar.title} />
      <Fetched query={query}>{(list) => <CalendarView list={list} />}</Fetched>
    </>
  );
}

function CalendarView({ list }: { readonly list: DeadlineList }) {
  const words = useLifeWords();
  const { month, contract, day } = useSearch({ from: "/calendar" });
  const navigate = useNavigate({ from: "/calendar" });
  const own = list.deadlines.filter((one) => contract === undefined || one.contract === contract);
  const ahead = own.filter(({ inDays }) => inDays >= 0);
  const shownMonth = month ?? (ahead[0]?.on ?? list.today).slice(0, 7);
  const keep = contract === undefined ? {} : { contract };
  if (list.deadlines.length === 0) {
    return (
      <>
        <Empty>{words.calendar.empty}</Empty>
        <Subscribe />
      </>
    );
  }
  return (
    <div className="columns calendar-columns">
      <div>
        <Filter chosen={contract ?? ""} deadlines={list.deadlines} />
        <MonthGrid
          month={shownMonth}
          today={list.today}
          chosen={day ?? null}
          deadlines={own}
          show={(next) => void navigate({ search: { ...keep, month: next }, replace: true })}
          choose={(on) =>
            void navigate({
              search: { ...keep, month: shownMonth, ...(on === day ? {} : { day: on }) },
              replace: true,
            })
          }
        />
      </div>
      <div>
        {day === undefined ? (
          <Lists own={own} />
        ) : (
          <OneDay
            day={day}
            deadlines={own.filter(({ on }) => on === day)}
            showAll={() => void navigate({ search: { ...keep, month: shownMonth }, replace: true })}
          />
        )}
      </div>
      <Subscribe />
    </div>
  );
}

function OneDay({
  day,
  deadlines,
  showAll,
}: {
  readonly day: string;
  readonly deadlines: readonly DeadlineView[];
  readonly showAll: () => void;
}) {
  const words = useLifeWords();
  const { language } = useSpeech();
  return (
    <section className="section" aria-live="polite">
      <h2>{words.calendar.chosen(dayWithWeekday(day, language, true))}</h2>
      {deadlines.length === 0 ? <p className="card sub">{words.calendar.empty}</p> : null}
      <DeadlineRows deadlines={deadlines} />
      <button type="button" className="quiet" onClick={showAll}>
        {words.calendar.showAll}
      </button>
    </section>
  );
}

/** What the grid shows, in words: ahead by month, nearest first; behind it what has passed. */
function Lists({ own }: { readonly own: readonly DeadlineView[] }) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const ahead = repeated(own.filter(({ inDays }) => inDays >= 0));
  const past = own.filter(({ inDays }) => inDays < 0).toReversed();
  const months = Map.groupBy(ahead, ({ deadline: { on } }) => on.slice(0, 7));
  return (
    <>
      {ahead.length === 0 ? <p className="card sub section">{words.calendar.empty}</p> : null}
      {[...months].map(([of, groups]) => (
        <section key={of} className="section">
          <h2>{monthText(of, language)}</h2>
          <DeadlineRows deadlines={groups.flatMap(({ deadline, later }) => [deadline, ...later])} />
        </section>
      ))}
      {past.length === 0 ? null : (
        <section className="section">
          <Disclosure label={words.calendar.past(past.length)} labelOpen={words.calendar.pastClose}>
            <DeadlineRows deadlines={past} />
          </Disclosure>
        </section>
      )}
    </>
  );
}

/** Which contracts have dates; offered only where there are several. */
function Filter({
  chosen,
  deadlines,
}: {
  readonly chosen: string;
  readonly deadlines: readonly DeadlineView[];
}) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const navigate = useNavigate({ from: "/calendar" });
  const contracts = useContracts().data?.contracts ?? [];
  const names = new Map(deadlines.map(({ contract, name }) => [contract, say(name, language)]));
  if (names.size < 2 && chosen === "") return null;
  const item = (id: string) => contracts.find((one) => one.id === id)?.item ?? null;
  return (
    <label className="calendar-filter">
      <span className="sub">{words.calendar.filter}</span>
      <select
        className="select"
        value={chosen}
        onChange={({ target: { value } }) =>
          void navigate({ search: value === "" ? {} : { contract: value }, replace: true })
        }
      >
        <option value="">{words.calendar.all}</option>
        {[...names].map(([id, name]) => (
          <option key={id} value={id}>
            {[
              name,
              ...(item(id) === null ? [] : [say(item(id) ?? { ja: "", en: "" }, language)]),
            ].join(" ")}
          </option>
        ))}
      </select>
    </label>
  );
}
