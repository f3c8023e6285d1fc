import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Account } from "../../src/app/api/account.ts";
import type { DeadlineView } from "../../src/app/api/deadline.ts";
import { readerOf } from "../api.ts";
import { dayText, say } from "../format.ts";
import { life } from "../life-api.ts";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useDesk } from "../words/use-desk.ts";
import type { Opened } from "./act/actions-card.tsx";
import { nearestOfEach } from "./nearest-of-each.ts";
import { usePurpose } from "./purpose.ts";

/** Two that have passed say what was missed; the rest lies ahead. */
const PASSED = 2;
const FIRST_SHOWN = 8;

/** Every day that matters for the account, with how long is left. */
export function DeadlinesCard({
  account,
  open,
}: {
  readonly account: Account;
  readonly open: (opened: Opened) => void;
}) {
  const { deadlines: words } = useDesk();
  const { purpose } = usePurpose();
  const from = readerOf(account.account, purpose);
  const query = useQuery({
    queryKey: ["deadlines", account.account, purpose],
    queryFn: () => life.deadlines(from),
  });
  return (
    <section className="card">
      <h2 className="card-title">{words.title}</h2>
      <Fetched query={query} rows={1}>
        {({ deadlines, today }) => <Rows deadlines={deadlines} today={today} open={open} />}
      </Fetched>
    </section>
  );
}

function Rows({
  deadlines,
  today,
  open,
}: {
  readonly deadlines: readonly DeadlineView[];
  readonly today: string;
  readonly open: (opened: Opened) => void;
}) {
  const { deadlines: words } = useDesk();
  const [all, setAll] = useState(false);
  const ordered = deadlines.toSorted((a, b) => a.inDays - b.inDays);
  const nearest = nearestOfEach(deadlines);
  const passed = nearest.filter(({ inDays }) => inDays < 0);
  const ahead = nearest.filter(({ inDays }) => inDays >= 0);
  const short = [...passed.slice(-PASSED), ...ahead].slice(0, FIRST_SHOWN);
  const shown = all ? ordered : short;
  if (ordered.length === 0) return <p className="sub">{words.none}</p>;
  return (
    <>
      <table className="deadlines">
        <tbody>
          {shown.map((deadline) => (
            <Row key={deadline.id} deadline={deadline} today={today} open={open} />
          ))}
        </tbody>
      </table>
      {shown.length < ordered.length ? (
        <button type="button" className="quiet" onClick={() => setAll(true)}>
          {words.more(ordered.length - shown.length)}
        </button>
      ) : null}
    </>
  );
}

function Row({
  deadline,
  today,
  open,
}: {
  readonly deadline: DeadlineView;
  readonly today: string;
  readonly open: (opened: Opened) => void;
}) {
  const { language } = useSpeech();
  const { deadlines: words } = useDesk();
  const { on, inDays, contract, action, outcome } = deadline;
  const label = say(deadline.label, language);
  const left =
    inDays < 0 ? (outcome ?? words.passed) : inDays === 0 ? words.today : words.left(inDays);
  return (
    <tr className={inDays < 0 ? "sub" : undefined}>
      <th scope="row" className="nowrap">
        <span title={dayText(on, language, true)}>{shortDay(on, today)}</span>
      </th>
      <td>
        <div className="swatched">
          <span className={`swatch tone-${deadline.tone}`} title={say(deadline.name, language)} />
          {action !== null && inDays >= 0 ? (
            <button
              type="button"
              className="inline-link"
              onClick={() => open({ contract, type: action, preset: {} })}
            >
              {label}
            </button>
          ) : (
            <span>{label}</span>
          )}
        </div>
      </td>
      <td className={inDays >= 0 && inDays <= 7 ? "number strong" : "number"}>{left}</td>
    </tr>
  );
}

/** `11/30`, and with its year where that is another one. */
function shortDay(on: string, today: string): string {
  const [year, month, date] = on.split("-").map((part) => part.replace(/^0/, ""));
  return year === today.slice(0, 4) ? `${month}/${date}` : `${year}/${month}/${date}`;
}
