import { Link } from "@tanstack/react-router";
import type { Queues } from "../../../src/app/api/queue.ts";
import { dotOf, say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { InlineClauses } from "../../life/clauses.tsx";
import { ApplicationFacts, ApprovalDecision, WorkFacts } from "./facts.tsx";
import type { Item } from "./items.ts";
import { ItemActions } from "./item-actions.tsx";
import type { QueueName } from "./queues.ts";

/** What is known of an item, and the decision on it. */
export function ItemDetail({
  item,
  queues,
  name,
}: {
  readonly item: Item;
  readonly queues: Queues;
  readonly name: QueueName;
}) {
  const { language } = useSpeech();
  const words = useDesk();
  return (
    <>
      <div className="row wrap">
        <h2 className="work-person">{item.person}</h2>
        <Link to="/accounts/$account" params={{ account: item.account }} className="quiet">
          {words.queues.openAccount}
        </Link>
      </div>
      <p>
        <span className={`swatch tone-${item.tone}`} />
        {say(item.service, language)}
        {dotOf(language)}
        {item.title}
      </p>
      <p className="sub small">
        {item.account}
        {dotOf(language)}
        {item.contract}
      </p>
      <Known item={item} queues={queues} name={name} />
      {name === "approvals" ? null : <ItemActions item={item} today={queues.today} />}
    </>
  );
}

/** What each queue knows besides. */
function Known({
  item,
  queues,
  name,
}: {
  readonly item: Item;
  readonly queues: Queues;
  readonly name: QueueName;
}) {
  const application = queues.applications.find(({ contract }) => contract === item.contract);
  const work = queues.works.find(
    ({ contract, work: code }) => contract === item.contract && code === item.preset["work"],
  );
  const approval = queues.approvals.find(({ request }) => request === item.key);
  const deadline = queues.deadlines.find(({ id }) => id === item.key);
  switch (name) {
    case "applications":
      return application ? <ApplicationFacts row={application} /> : null;
    case "works":
      return work ? <WorkFacts row={work} /> : null;
    case "approvals":
      return approval ? <ApprovalDecision row={approval} /> : null;
    case "deadlines":
      return deadline ? <InlineClauses clauses={deadline.clauses} /> : null;
    case "starts":
    case "documents":
      return null;
  }
}
