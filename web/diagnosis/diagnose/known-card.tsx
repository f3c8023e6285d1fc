import { PREFECTURES } from "../../../src/kernel/prefecture.ts";
import { AREAS } from "../../../src/kernel/area.ts";
import { amountText, say } from "../../format.ts";
import { Disclosure } from "../../parts/disclosure.tsx";
import { useSpeech } from "../../words/language.ts";
import { useDiagnoseWords } from "../../words/diagnose.ts";
import { prefectureText } from "../customers/prefecture-text.ts";
import type { Choices, LoadFacts } from "../worker/messages.ts";
import { Choice } from "./controls.tsx";
import type { Engines } from "./use-engine.ts";
import { CAPACITIES, type Form, inArea, movedTo } from "./form.ts";
import { UseFields } from "./use-fields.tsx";

export interface Holds {
  readonly form: Form;
  readonly change: (part: Partial<Form>) => void;
}

/** Who asks: the place, the present contract, and what is known of the use. */
export function KnownCard({
  form,
  change,
  engines,
  load,
}: Holds & { readonly engines: Engines; readonly load: LoadFacts | null }) {
  const words = useDiagnoseWords();
  return (
    <section className="card known" aria-labelledby="known">
      <h2 id="known" className="card-title">
        {words.known}
      </h2>
      {load === null ? null : <Facts load={load} />}
      <PlaceFields form={form} change={change} choices={engines.choices} />
      <UseFields form={form} change={change} engines={engines} />
    </section>
  );
}

function Facts({ load }: { readonly load: LoadFacts }) {
  const words = useDiagnoseWords();
  const { language } = useSpeech();
  const { yearKwh, days, measuredPercent, filledPercent, levelPercent, notes } = load;
  return (
    <div className="known-facts">
      <p className="strong">{words.facts(amountText(String(Math.round(yearKwh))))}</p>
      <p className="sub small">
        {measuredPercent > 0
          ? words.measured(days, filledPercent.toFixed(1))
          : words.level(levelPercent.toFixed(0))}
      </p>
      {notes.length === 0 ? null : (
        <Disclosure label={words.notes} labelOpen={words.notesOpen}>
          <ul className="warnings">
            {notes.map((note) => (
              <li key={note.en}>{say(note, language)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

function PlaceFields({ form, change, choices }: Holds & { readonly choices: Choices }) {
  const words = useDiagnoseWords();
  const { language } = useSpeech();
  const plans = choices.electricity.filter(
    ({ areas, address }) => areas.includes(form.area) && !address.startsWith("market/plans-2014"),
  );
  return (
    <>
      <div className="known-pair">
        <Choice
          label={words.place}
          value={form.prefecture}
          options={PREFECTURES.map(({ word }) => ({
            value: word,
            label: prefectureText(word, language),
          }))}
          change={(value) => {
            const found = PREFECTURES.find(({ word }) => word === value);
            if (found) change(movedTo(form, found.word, choices));
          }}
        />
        <Choice
          label={words.area}
          value={form.area}
          options={AREAS.map((area) => ({ value: area, label: words.areas[area] }))}
          change={(value) => {
            const area = AREAS.find((each) => each === value);
            if (area) change(inArea(form, area, choices));
          }}
        />
      </div>
      <div className="known-pair wide-first">
        <Choice
          label={words.plan}
          value={form.plan}
          options={[
            { value: "", label: words.unknown },
            ...plans.map(({ address, supplier, label }) => ({
              value: address,
              label: `${say(supplier, language)} ${say(label, language)}`,
            })),
          ]}
          change={(plan) => change({ plan })}
        />
        <Choice
          label={words.capacity}
          value={form.capacity}
          options={Object.keys(CAPACITIES).map((key) => ({ value: key, label: key }))}
          change={(capacity) => change({ capacity })}
        />
      </div>
    </>
  );
}
