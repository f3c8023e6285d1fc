import { type FormEvent, useId, useState } from "react";
import type { PointsView } from "../../src/app/api/points.ts";
import { type Reader, readerOf } from "../api.ts";
import { Field } from "../forms/field.tsx";
import { RefusedNote } from "../life/refused-note.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { Empty, Fetched } from "../parts/states.tsx";
import { usePurpose } from "../staff/purpose.ts";
import { usePointsWords } from "../words/use-points.ts";
import { BalanceCard } from "./balance-card.tsx";
import { LedgerCard } from "./ledger-card.tsx";
import { MonthList } from "./month-list.tsx";
import { useFraud, usePoints } from "./points-api.ts";
import "../styles/points.css";

/** An account's points on the desk; read, and so audited, when somebody asks for them. */
export function PointsCard({ account }: { readonly account: string }) {
  const { staff: words } = usePointsWords();
  const { purpose } = usePurpose();
  return (
    <section className="card">
      <h2 className="card-title">{words.card}</h2>
      <Disclosure label={words.show} labelOpen={words.hide}>
        <Shown from={readerOf(account, purpose)} />
      </Disclosure>
    </section>
  );
}

function Shown({ from }: { readonly from: Reader }) {
  const words = usePointsWords();
  const query = usePoints(from);
  return (
    <Fetched query={query} rows={2}>
      {(points: PointsView) =>
        points.state === "none" ? (
          <Empty>{words.none}</Empty>
        ) : (
          <div className="stack">
            <BalanceCard points={points} />
            <MonthList months={points.months} />
            <LedgerCard ledger={points.ledger} />
            <Fraud from={from} />
          </div>
        )
      }
    </Fetched>
  );
}

/** Only who may set up the operator can do it; others are told so. */
function Fraud({ from }: { readonly from: Reader }) {
  const { staff: words } = usePointsWords();
  const id = useId();
  const [reason, write] = useState("");
  const [tried, setTried] = useState(false);
  const fraud = useFraud(from);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== "") fraud.mutate(reason);
  };
  const wrong = tried && reason.trim() === "" ? words.need : null;
  return (
    <Disclosure label={words.fraud} labelOpen={words.hide}>
      <form onSubmit={submit} noValidate>
        <p>{words.fraudWhy}</p>
        <Field question={{ id, label: words.fraudReason, required: true, wrong }}>
          {(tied) => (
            <input
              {...tied}
              type="text"
              maxLength={500}
              value={reason}
              onChange={({ target }) => write(target.value)}
            />
          )}
        </Field>
        <RefusedNote error={fraud.error} />
        <button type="submit" className="button ghost" disabled={fraud.isPending}>
          {words.fraudYes}
        </button>
      </form>
    </Disclosure>
  );
}
