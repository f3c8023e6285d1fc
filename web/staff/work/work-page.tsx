import { useParams, useSearch } from "@tanstack/react-router";
import type { Queues } from "../../../src/app/api/queue.ts";
import { Fetched } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { itemsOf } from "./items.ts";
import { ItemDetail } from "./item-detail.tsx";
import { countOf, type QueueName, queueNamed, useQueues } from "./queues.ts";
import { useChosen } from "./use-chosen.ts";
import { WorkList } from "./work-list.tsx";

/** One queue: the list at the left, the chosen item with its decision at the right. */
export function WorkPage() {
  const { queue } = useParams({ from: "/work/$queue" });
  const name = queueNamed(queue);
  const query = useQueues();
  return (
    <Fetched alone query={query} rows={4}>
      {(queues) => <Queue key={name} queues={queues} name={name} />}
    </Fetched>
  );
}

function Queue({ queues, name }: { readonly queues: Queues; readonly name: QueueName }) {
  const { language } = useSpeech();
  const words = useDesk();
  const items = itemsOf(queues, name, { words, language });
  const { chosen, choose, list, detail } = useChosen(
    items,
    useSearch({ from: "/work/$queue" }).item,
  );
  return (
    <>
      <div className="row wrap page-head">
        <h1>
          {words.queues.names[name]}{" "}
          <span className="sub">{words.queues.waiting(countOf(queues, name))}</span>
        </h1>
        {queues.more[name] === 0 ? null : (
          <span className="sub small">{words.queues.longestFirst(items.length)}</span>
        )}
        <span className="sub small work-keys">{words.queues.keys}</span>
      </div>
      {chosen === undefined ? (
        <div className="card state">{words.queues.empty[name]}</div>
      ) : (
        <div className="work-columns">
          <WorkList items={items} chosen={chosen} choose={choose} at={list} />
          <section ref={detail} className="card work-detail" aria-label={words.queues.decision}>
            <ItemDetail key={chosen.key} item={chosen} queues={queues} name={name} />
          </section>
        </div>
      )}
    </>
  );
}
