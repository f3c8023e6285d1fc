import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { EventEffects } from "../../src/app/api/queue.ts";
import { readerOf } from "../api.ts";
import { dayText, dayWithWeekday, dotOf, instantText, monthText, say } from "../format.ts";
import { Yen } from "../parts/amount.tsx";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useDesk } from "../words/use-desk.ts";
import { InlineClauses } from "../life/clauses.tsx";
import { desk } from "./desk-api.ts";
import { usePurpose } from "./purpose.ts";
import { SidePanel } from "./side-panel.tsx";

/** An event of a contract's history. */
export interface OpenedEvent {
  readonly contract: string;
  readonly position: number;
  readonly label: string;
}

/** One event, opened into what followed from it. */
export function EventPanel({
  account,
  opened,
  close,
}: {
  readonly account: string;
  readonly opened: OpenedEvent;
  readonly close: () => void;
}) {
  const { event: words } = useDesk();
  const { purpose } = usePurpose();
  const from = readerOf(account, purpose);
  const { language } = useSpeech();
  const query = useQuery({
    queryKey: ["event", account, purpose, opened.contract, opened.position],
    queryFn: () => desk.event(from, opened.contract, opened.position),
  });
  return (
    <SidePanel
      title={opened.label}
      lead={
        <p className="sub">
          {words.title}
          {dotOf(language)}
          {opened.contract}
        </p>
      }
      close={close}
    >
      <Fetched query={query} rows={3}>
        {(effects) => <Effects effects={effects} account={account} />}
      </Fetched>
    </SidePanel>
  );
}

function Effects({
  effects,
  account,
}: {
  readonly effects: EventEffects;
  readonly account: string;
}) {
  const { language } = useSpeech();
  const { event } = useDesk();
  return (
    <>
      <p>
        <b>{dayWithWeekday(effects.on, language, true)}</b>{" "}
        <span className="sub small">
          {event.recorded(instantText(effects.recordedAt, language))}
        </span>
        {isLate(effects) ? <span className="pill late">{event.late}</span> : null}
      </p>
      <StateChange effects={effects} />
      {effects.facts.length > 0 ? (
        <Part title={event.facts}>
          <dl className="pairs">
            {effects.facts.map(({ label, value }) => (
              <div key={label.en}>
                <dt>{say(label, language)}</dt>
                <dd>{say(value, language)}</dd>
              </div>
            ))}
          </dl>
        </Part>
      ) : null}
      <Begun effects={effects} />
      <Part title={event.lines}>
        {effects.lines.length === 0 ? <p className="sub">{event.noLines}</p> : null}
        <ul className="sums">
          {effects.lines.map(({ bill, label, amount, month }, index) => (
            <li key={`${bill}${index}`}>
              <span>
                <Link
                  to="/accounts/$account/bills/$number"
                  params={{ account, number: bill }}
                  className="sums-month"
                >
                  {event.bill(monthText(month.slice(0, 7), language))}
                </Link>
                {say(label, language)}
              </span>
              <Yen yen={amount} strong={false} />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function StateChange({ effects }: { readonly effects: EventEffects }) {
  const { event } = useDesk();
  const named = useStateName();
  const { stateBefore, stateAfter } = effects;
  return (
    <Part title={event.state}>
      <p className="state-change">
        {stateBefore === stateAfter ? (
          <>
            <span className="pill">{named(stateAfter)}</span>{" "}
            <span className="sub">{event.unchanged}</span>
          </>
        ) : (
          <>
            <span className="pill">{named(stateBefore)}</span> →{" "}
            <span className="pill strong">{named(stateAfter)}</span>
          </>
        )}
      </p>
    </Part>
  );
}

function useStateName(): (state: string | null) => string {
  const { words } = useSpeech();
  const { event } = useDesk();
  const names: Readonly<Record<string, string>> = words.contractStates;
  return (state) => (state === null ? event.stateNone : (names[state] ?? state));
}

function Begun({ effects }: { readonly effects: EventEffects }) {
  const { language } = useSpeech();
  const { event, deadlines: words } = useDesk();
  const [all, setAll] = useState(false);
  const first = firstOfEach(effects.deadlines);
  const shown = all ? effects.deadlines : first;
  return (
    <Part title={event.deadlines}>
      {effects.deadlines.length === 0 ? <p className="sub">{event.noDeadlines}</p> : null}
      <ul className="marked">
        {shown.map(({ id, on, label, clauses }) => (
          <li key={id}>
            <b>{dayText(on, language, true)}</b> {say(label, language)}{" "}
            <InlineClauses clauses={clauses} short />
          </li>
        ))}
      </ul>
      {shown.length < effects.deadlines.length ? (
        <button type="button" className="quiet" onClick={() => setAll(true)}>
          {words.more(effects.deadlines.length - shown.length)}
        </button>
      ) : null}
    </Part>
  );
}

/** A right that comes again every month began once. */
function firstOfEach(deadlines: EventEffects["deadlines"]): EventEffects["deadlines"] {
  return deadlines.filter(
    ({ kind }, index) => deadlines.findIndex((other) => other.kind === kind) === index,
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="outcome-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Known only after the day for which it counts. */
function isLate({ on, recordedAt }: EventEffects): boolean {
  const recordedOn = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" });
  return recordedOn.format(Date.parse(recordedAt)) > on;
}
