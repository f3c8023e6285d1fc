import { Link } from "@tanstack/react-router";
import type { Queues } from "../../src/app/api/queue.ts";
import { dotOf, say } from "../format.ts";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useStaffWords } from "../words/use-staff.ts";
import { usePersonWords } from "../words/person.ts";
import { useDesk } from "../words/use-desk.ts";
import { type Item, itemsOf } from "./work/items.ts";
import { countOf, QUEUES, type QueueName, useQueues } from "./work/queues.ts";

const FIRST_SHOWN = 4;

/** The day's work at a glance: each queue with what stands first in it. */
export function StaffStart() {
  const staff = useStaffWords();
  const { queues } = useDesk();
  const person = usePersonWords();
  const query = useQueues();
  return (
    <>
      <div className="row wrap page-head">
        <h1>{queues.title}</h1>
        <span className="sub small work-keys">{staff.key}</span>
        <Link to="/new-account" className="button ghost">
          {person.newCustomer}
        </Link>
      </div>
      <Fetched query={query} rows={4}>
        {(found) => (
          <div className="work-start">
            {QUEUES.map((name) => (
              <QueueCard key={name} name={name} queues={found} />
            ))}
          </div>
        )}
      </Fetched>
    </>
  );
}

function QueueCard({ name, queues }: { readonly name: QueueName; readonly queues: Queues }) {
  const { language } = useSpeech();
  const words = useDesk();
  const items = itemsOf(queues, name, { words, language });
  return (
    <section className="card">
      <div className="row">
        <h2 className="card-title">{words.queues.names[name]}</h2>
        <span className="queue-count">{countOf(queues, name)}</span>
      </div>
      {items.length === 0 ? <p className="sub">{words.queues.empty[name]}</p> : null}
      <ul className="queue-first">
        {items.slice(0, FIRST_SHOWN).map((item) => (
          <li key={item.key}>
            <First item={item} name={name} />
          </li>
        ))}
      </ul>
      {items.length > FIRST_SHOWN ? (
        <Link to="/work/$queue" params={{ queue: name }} className="quiet queue-all">
          {words.queues.all(items.length)}
        </Link>
      ) : null}
    </section>
  );
}

function First({ item, name }: { readonly item: Item; readonly name: QueueName }) {
  const { language } = useSpeech();
  return (
    <Link to="/work/$queue" params={{ queue: name }} search={{ item: item.key }}>
      <span className="row">
        <b>{item.person}</b>
        <span className={item.isUrgent ? "pill urgent" : "pill"}>{item.when}</span>
      </span>
      <span className="sub small">
        <span className={`swatch tone-${item.tone}`} />
        {say(item.service, language)}
        {dotOf(language)}
        {item.title}
      </span>
    </Link>
  );
}
