import { useState } from "react";
import type { Technicians } from "../../../src/app/api/callout-desk.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Fetched } from "../../parts/states.tsx";
import { useCalloutDeskWords } from "../../words/use-callout-desk.ts";
import { CalloutNav } from "./callout-nav.tsx";
import { useTechnicians } from "./desk-api.ts";
import { PersonCard } from "./people/person-card.tsx";
import { PersonForm } from "./people/person-form.tsx";
import "../../styles/callout-desk.css";

/** Who goes out: what they may do, where, when, and the picture that residents see. */
export function TechniciansPage() {
  const { people: words } = useCalloutDeskWords();
  const query = useTechnicians();
  return (
    <>
      <CalloutNav />
      <PageHead title={words.title} />
      <Fetched query={query} rows={4}>
        {(people) => <People people={people} />}
      </Fetched>
    </>
  );
}

function People({ people }: { readonly people: Technicians }) {
  const { people: words } = useCalloutDeskWords();
  const [isAdding, add] = useState(false);
  return (
    <>
      {isAdding ? (
        <section className="card person-form" aria-label={words.add}>
          <h2 className="card-title">{words.add}</h2>
          <PersonForm person={null} areas={people.areas} done={() => add(false)} />
        </section>
      ) : (
        <p>
          <button type="button" className="button ghost" onClick={() => add(true)}>
            {words.add}
          </button>
        </p>
      )}
      {people.technicians.length === 0 ? <p className="card state">{words.none}</p> : null}
      <ul className="people">
        {people.technicians.map((person) => (
          <li key={person.technician}>
            <PersonCard person={person} areas={people.areas} />
          </li>
        ))}
      </ul>
    </>
  );
}
