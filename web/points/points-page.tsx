import type { PointsView } from "../../src/app/api/points.ts";
import { OWN } from "../api.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Empty, Fetched } from "../parts/states.tsx";
import { usePointsWords } from "../words/use-points.ts";
import { BalanceCard } from "./balance-card.tsx";
import { EventList, NextEvent } from "./event-list.tsx";
import { LedgerCard } from "./ledger-card.tsx";
import { MonthList } from "./month-list.tsx";
import { usePoints } from "./points-api.ts";
import { UseCard, UsesCard } from "./use-card.tsx";
import "../styles/points.css";

/** A household's points: how many, how each came about, what comes next, and paying with them. */
export function PointsPage() {
  const words = usePointsWords();
  const query = usePoints(OWN);
  return (
    <>
      <PageHead title={words.title} asOf={query.data?.asOf ?? null} />
      <Fetched query={query} rows={4}>
        {(points) => (points.state === "none" ? <Empty>{words.none}</Empty> : <All {...points} />)}
      </Fetched>
    </>
  );
}

function All(points: PointsView) {
  return (
    <div className="stack">
      <BalanceCard points={points} />
      <NextEvent events={points.events} />
      <UseCard points={points} />
      <UsesCard uses={points.uses} />
      <MonthList months={points.months} />
      <EventList events={points.events} />
      <LedgerCard ledger={points.ledger} />
    </div>
  );
}
