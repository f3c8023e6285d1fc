import type { IntakeForm } from "../../../src/app/api/callout.ts";
import { say } from "../../format.ts";
import { StepHead } from "../../life/step-head.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import type { Family, TroubleChoice } from "./call-draft.ts";
import { FamilyIcon } from "./family-icon.tsx";

/** Which of the five families it is. */
export function FamilyStep({
  form,
  choose,
}: {
  readonly form: IntakeForm;
  readonly choose: (family: string) => void;
}) {
  const { form: words } = useCalloutWords();
  const { language } = useSpeech();
  return (
    <>
      <StepHead title={words.family} count={words.count(2, 4)} />
      <ul className="family-tiles">
        {form.families.map(({ family, label }) => (
          <li key={family}>
            <button type="button" className="family-tile" onClick={() => choose(family)}>
              <FamilyIcon family={family} />
              {say(label, language)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which trouble of the family; what the contract does not cover stands apart and says so. */
export function TroubleStep({
  family,
  choose,
}: {
  readonly family: Family;
  readonly choose: (trouble: string) => void;
}) {
  const { form: words } = useCalloutWords();
  const { language } = useSpeech();
  const covered = family.troubles.filter((each) => each.covered);
  const others = family.troubles.filter((each) => !each.covered);
  return (
    <>
      <p className="family-head">
        <FamilyIcon family={family.family} /> {say(family.label, language)}
      </p>
      <StepHead title={words.trouble} count={words.count(2, 4)} />
      <Troubles troubles={covered} choose={choose} />
      {others.length === 0 ? null : (
        <section className="section">
          <h2>{words.notCovered}</h2>
          <Troubles troubles={others} choose={choose} />
        </section>
      )}
    </>
  );
}

function Troubles({
  troubles,
  choose,
}: {
  readonly troubles: readonly TroubleChoice[];
  readonly choose: (trouble: string) => void;
}) {
  const { language } = useSpeech();
  return (
    <ul className="list trouble-list">
      {troubles.map(({ trouble, label, response }) => (
        <li key={trouble}>
          <button type="button" className="list-row" onClick={() => choose(trouble)}>
            <b>{say(label, language)}</b>
            <span className="sub">{say(response, language)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
