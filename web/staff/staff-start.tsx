import { useSpeech } from "../words/language.ts";

/** Before anybody was searched for: what the box finds, and its keys. */
export function StaffStart() {
  const { words } = useSpeech();
  return (
    <section className="card staff-start">
      <h1>{words.staff.search}</h1>
      <p>{words.staff.start}</p>
      <dl className="fact-list">
        <div>
          <dt>{words.staff.search}</dt>
          <dd>{words.staff.hint}</dd>
        </div>
        <div>
          <dt>{words.staff.keys}</dt>
          <dd>{words.staff.key}</dd>
        </div>
        <div>
          <dt>{words.staff.purpose}</dt>
          <dd>{words.staff.audited}</dd>
        </div>
      </dl>
    </section>
  );
}
