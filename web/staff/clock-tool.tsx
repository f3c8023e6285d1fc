import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { Session } from "../../src/app/api/session.ts";
import { addDays, formatDay, parseDay } from "../../src/kernel/day.ts";
import { readTypedDay } from "../../src/kernel/typed/typed-day.ts";
import { DayField } from "../forms/day-field.tsx";
import { dayText, dayWithWeekday } from "../format.ts";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useDesk } from "../words/use-desk.ts";
import { ActFailed } from "./act/act-failed.tsx";
import { type ClockState, desk } from "./desk-api.ts";
import { SidePanel } from "./side-panel.tsx";
import { useTell } from "./told.tsx";

/** The business day; whoever may set up the operator can move it forward. */
export function ClockTool({ session }: { readonly session: Session }) {
  const { clock } = useDesk();
  const [open, setOpen] = useState(false);
  const said = clock.businessDay(session.today);
  if (session.role !== "admin") return <span className="sub small nowrap">{said}</span>;
  return (
    <>
      <button type="button" className="tool nowrap" onClick={() => setOpen(true)}>
        {said}
      </button>
      {open ? (
        <SidePanel title={clock.title} close={() => setOpen(false)}>
          <Clock close={() => setOpen(false)} />
        </SidePanel>
      ) : null}
    </>
  );
}

function Clock({ close }: { readonly close: () => void }) {
  const query = useQuery({ queryKey: ["clock"], queryFn: desk.clock, staleTime: 0 });
  return (
    <Fetched query={query} rows={1}>
      {(clock) => (clock.own ? <MoveForm clock={clock} close={close} /> : <Now clock={clock} />)}
    </Fetched>
  );
}

function useMove(close: () => void) {
  const { language } = useSpeech();
  const { clock: words } = useDesk();
  const tell = useTell();
  const client = useQueryClient();
  return useMutation({
    mutationFn: desk.setClock,
    onSuccess: async ({ today }) => {
      tell(words.moved(dayText(today, language, true)));
      close();
      // The day stands in the session too, so nothing that is shown stays as it was.
      await client.invalidateQueries();
    },
  });
}

function MoveForm({ clock, close }: { readonly clock: ClockState; readonly close: () => void }) {
  const { language } = useSpeech();
  const { clock: words } = useDesk();
  const id = useId();
  const [typed, type] = useState(() => nextDay(clock.today));
  const [tried, setTried] = useState(false);
  const move = useMove(close);
  const ahead = daysAhead(clock.today, typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (ahead !== null) move.mutate(ahead.to);
  };
  const wrong = tried && ahead === null ? words.ahead : null;
  return (
    <form className="act" onSubmit={submit} noValidate aria-busy={move.isPending}>
      <Now clock={clock} />
      <DayField
        question={{ id, label: words.to, required: true, wrong }}
        value={typed}
        change={type}
      />
      <div className="alert">
        <strong>{words.warning}</strong>
        <ul className="marked">
          {words.what.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
        {ahead === null ? null : <p>{words.days(ahead.days)}</p>}
      </div>
      {move.isError ? <ActFailed error={move.error} again={() => move.reset()} /> : null}
      <button type="submit" className="button act-confirm" disabled={move.isPending}>
        {move.isPending
          ? words.moving
          : words.move(ahead === null ? "…" : dayText(ahead.to, language, true))}
      </button>
    </form>
  );
}

function Now({ clock }: { readonly clock: ClockState }) {
  const { language } = useSpeech();
  const { clock: words } = useDesk();
  return (
    <>
      <dl className="pairs">
        <div>
          <dt>{words.now}</dt>
          <dd>{dayWithWeekday(clock.today, language, true)}</dd>
        </div>
        {clock.livedThrough ? (
          <div>
            <dt>{words.lived}</dt>
            <dd>{dayWithWeekday(clock.livedThrough, language, true)}</dd>
          </div>
        ) : null}
      </dl>
      {clock.own ? null : <p className="sub small">{words.machine}</p>}
    </>
  );
}

function nextDay(today: string): string {
  const on = parseDay(today);
  return on === null ? "" : formatDay(addDays(on, 1));
}

/** The day that was typed, and how many days lie between; null unless it lies ahead. */
function daysAhead(today: string, typed: string): { to: string; days: number } | null {
  const [from, to] = [parseDay(today), readTypedDay(typed)];
  if (from === null || !to.ok || to.value <= from) return null;
  return { to: formatDay(to.value), days: to.value - from };
}
