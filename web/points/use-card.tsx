import { Link } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import type { PointsView } from "../../src/app/api/points.ts";
import { dayText, monthText, yenText } from "../format.ts";
import { Clauses } from "../life/clauses.tsx";
import { RefusedNote } from "../life/refused-note.tsx";
import { useSpeech } from "../words/language.ts";
import { usePointsWords } from "../words/use-points.ts";
import { useSpending } from "./points-api.ts";

/** Asking to pay with points: how many, what it means, and that it is final (MM-15). */
export function UseCard({ points }: { readonly points: PointsView }) {
  const { use: words } = usePointsWords();
  const [wanted, want] = useState<number | null>(null);
  const [done, setDone] = useState(false);
  const spending = useSpending(() => {
    want(null);
    setDone(true);
  });
  const { use } = points;
  return (
    <section className="card" aria-labelledby="points-use">
      <h2 id="points-use" className="card-title">
        {words.title}
      </h2>
      <p className="sub">{words.lead(use.units)}</p>
      {done ? <output className="wash">{words.done}</output> : null}
      <RefusedNote error={spending.error} />
      {wanted !== null ? (
        <Confirm
          use={use}
          wanted={wanted}
          busy={spending.isPending}
          yes={() => spending.mutate(wanted)}
          no={() => want(null)}
        />
      ) : use.most === 0 ? (
        <p className="sub">{words.tooFew(use.units)}</p>
      ) : (
        <Choose use={use} choose={want} />
      )}
      <Clauses clauses={use.clauses} />
    </section>
  );
}

type Terms = PointsView["use"];

function Choose({ use, choose }: { readonly use: Terms; readonly choose: (n: number) => void }) {
  const { use: words, points } = usePointsWords();
  const { language } = useSpeech();
  const id = useId();
  const [picked, pick] = useState(use.units);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose(picked);
  };
  const choices = Array.from({ length: use.most / use.units }, (_, k) => (k + 1) * use.units);
  return (
    <form className="points-form" onSubmit={submit}>
      <label className="asked" htmlFor={id}>
        {words.how}
      </label>
      <select
        id={id}
        className="select"
        value={picked}
        onChange={({ target }) => pick(Number(target.value))}
      >
        {choices.map((each) => (
          <option key={each} value={each}>
            {points(yenText(each))}
          </option>
        ))}
      </select>
      <p className="sub small">
        {words.bill(monthText(use.billMonth, language), dayText(use.throughDay, language))}
      </p>
      <button type="submit" className="button">
        {words.next}
      </button>
    </form>
  );
}

interface Asked {
  readonly use: Terms;
  readonly wanted: number;
  readonly busy: boolean;
  readonly yes: () => void;
  readonly no: () => void;
}

function Confirm({ use, wanted, busy, yes, no }: Asked) {
  const { use: words } = usePointsWords();
  const { language } = useSpeech();
  const { lastCharge } = use;
  return (
    <fieldset className="alert points-confirm">
      <legend className="strong">
        {words.confirm(yenText(wanted), monthText(use.billMonth, language))}
      </legend>
      <p>
        <strong>{words.final}</strong>
      </p>
      <p>
        {lastCharge === null ? words.mayLoseUnknown : words.mayLose(yenText(lastCharge))}
        {lastCharge !== null && wanted > lastCharge ? ` ${words.aboveLast}` : ""}
      </p>
      <div className="button-row">
        <button type="button" className="button" disabled={busy} onClick={yes}>
          {busy ? words.sending : words.yes}
        </button>
        <button type="button" className="button ghost" disabled={busy} onClick={no}>
          {words.no}
        </button>
      </div>
    </fieldset>
  );
}

/** What was asked for, and what it came to on the bill. */
export function UsesCard({ uses }: Pick<PointsView, "uses">) {
  const { use: words } = usePointsWords();
  if (uses.length === 0) return null;
  return (
    <section className="section" aria-labelledby="points-uses">
      <h2 id="points-uses">{words.past}</h2>
      <ul className="list">
        {uses.map((use) => (
          <li key={`${use.askedOn} ${use.billMonth} ${use.points}`} className="list-row">
            <UseRow use={use} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function UseRow({ use }: { readonly use: PointsView["uses"][number] }) {
  const { use: words, points } = usePointsWords();
  const { language } = useSpeech();
  return (
    <>
      <p className="row wrap">
        <b>{words.of(monthText(use.billMonth, language))}</b>
        <b>{points(yenText(use.points))}</b>
      </p>
      <p className="sub small">
        {words.asked(dayText(use.askedOn, language, true))}
        {" · "}
        {use.off === null ? words.waits : words.off(yenText(use.off))}
      </p>
      {use.lost ? <p className="small">{words.lost(yenText(use.lost))}</p> : null}
      {use.bill === null ? null : (
        <Link to="/bills/$number" params={{ number: use.bill }} className="quiet">
          {words.see}
        </Link>
      )}
    </>
  );
}
