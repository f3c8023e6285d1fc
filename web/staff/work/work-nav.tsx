import { Link } from "@tanstack/react-router";
import { useDesk } from "../../words/use-desk.ts";
import { countOf, QUEUES, useQueues } from "./queues.ts";

/** The queues with how much waits in each, and what the desk tells to many. */
export function WorkNav() {
  const { queues, announce } = useDesk();
  const { data } = useQueues();
  const here = { activeProps: { "aria-current": "page" } as const };
  return (
    <nav className="work-nav" aria-label={queues.nav}>
      <Link to="/" activeOptions={{ exact: true }} {...here}>
        {queues.title}
      </Link>
      {QUEUES.map((name) => (
        <Link
          key={name}
          to="/work/$queue"
          params={{ queue: name }}
          activeOptions={{ includeSearch: false }}
          {...here}
        >
          {queues.names[name]}
          {data === undefined ? null : (
            <span className={countOf(data, name) === 0 ? "count none" : "count"}>
              {countOf(data, name)}
              <span className="unseen">{queues.waiting(countOf(data, name))}</span>
            </span>
          )}
        </Link>
      ))}
      <Link to="/dispatch" {...here}>
        {queues.dispatch}
      </Link>
      <Link to="/announcements" {...here}>
        {announce.title}
      </Link>
      <Link to="/contractors" {...here}>
        {queues.contractors}
      </Link>
      <Link to="/point-events" {...here}>
        {queues.pointEvents}
      </Link>
      <Link to="/device-rules" {...here}>
        {queues.deviceRules}
      </Link>
    </nav>
  );
}
