import { useState } from "react";
import type { Technicians } from "../../../../src/app/api/callout-desk.ts";
import { commaOf, dotOf, say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { photoAddress } from "../desk-api.ts";
import { PersonForm } from "./person-form.tsx";
import { PhotoPick } from "./photo-pick.tsx";
import { ShiftsForm } from "./shifts-form.tsx";

export type Person = Technicians["technicians"][number];
export type AreaNames = Technicians["areas"];

interface Props {
  readonly person: Person;
  readonly areas: AreaNames;
}

type Open = "form" | "shifts" | null;

/** Somebody who goes out, with what may be changed of them. */
export function PersonCard({ person, areas }: Props) {
  const { people: words } = useCalloutDeskWords();
  const [opened, open] = useState<Open>(null);
  const press = (name: "form" | "shifts") => open(opened === name ? null : name);
  return (
    <article className="card person" data-off={person.active ? undefined : "off"}>
      <Portrait person={person} />
      <About person={person} areas={areas} />
      <div className="person-do">
        <button
          type="button"
          className="quiet"
          aria-expanded={opened === "form"}
          onClick={() => press("form")}
        >
          <span className="unseen">{person.name} </span>
          {opened === "form" ? words.close : words.edit}
        </button>
        <button
          type="button"
          className="quiet"
          aria-expanded={opened === "shifts"}
          onClick={() => press("shifts")}
        >
          <span className="unseen">{person.name} </span>
          {opened === "shifts" ? words.close : words.shifts}
        </button>
      </div>
      {opened === "form" ? (
        <div className="person-form">
          <PhotoPick person={person} />
          <PersonForm person={person} areas={areas} done={() => open(null)} />
        </div>
      ) : null}
      {opened === "shifts" ? (
        <div className="person-form">
          <ShiftsForm person={person} done={() => open(null)} />
        </div>
      ) : null}
    </article>
  );
}

function Portrait({ person: { photo, name } }: { readonly person: Person }) {
  const { people: words } = useCalloutDeskWords();
  if (photo === null) {
    return (
      <span className="portrait none" aria-hidden="true">
        {name.slice(0, 1)}
      </span>
    );
  }
  return <img className="portrait" src={photoAddress(photo)} alt={words.photoOf(name)} />;
}

function About({ person, areas }: Props) {
  const words = useCalloutDeskWords();
  const { language } = useSpeech();
  const names = person.areas.map((area) => {
    const found = areas.find((each) => each.area === area);
    return found === undefined ? area : say(found.name, language);
  });
  return (
    <div className="person-about">
      <h2 className="card-title">
        {person.name} <span className="sub small">{person.kana}</span>
      </h2>
      <p className="sub small">
        {[person.technician, person.company, person.phone, person.loginId ?? words.people.noLogin]
          .filter((text) => text !== "")
          .join(dotOf(language))}
      </p>
      <p className="chips">
        {person.skills.map((skill) => (
          <span key={skill} className="pill">
            {words.skills[skill]}
          </span>
        ))}
        {person.active ? null : <span className="pill urgent">{words.people.inactive}</span>}
      </p>
      <p className="small">{names.join(commaOf(language))}</p>
    </div>
  );
}
