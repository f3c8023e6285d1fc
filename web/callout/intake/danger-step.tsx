import type { IntakeForm } from "../../../src/app/api/callout.ts";
import { say } from "../../format.ts";
import { StepHead } from "../../life/step-head.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";

interface Props {
  readonly form: IntakeForm;
  readonly yes: (danger: string) => void;
  readonly none: () => void;
}

/** Danger first (KK-06): one press says that there is one, one press that there is none. */
export function DangerStep({ form, yes, none }: Props) {
  const { form: words } = useCalloutWords();
  return (
    <>
      <StepHead title={words.danger} count={words.count(1, 4)} />
      <p className="sub">{words.dangerWhy}</p>
      <DangerRows dangers={form.dangers} yes={yes} />
      <button type="button" className="button trouble-big" onClick={none}>
        {words.none}
      </button>
    </>
  );
}

/** One row for each danger, the whole of it to be pressed. */
export function DangerRows({ dangers, yes }: Pick<Props, "yes"> & Pick<IntakeForm, "dangers">) {
  const { form: words } = useCalloutWords();
  const { language } = useSpeech();
  return (
    <ul className="danger-rows">
      {dangers.map(({ danger, question }) => (
        <li key={danger}>
          <button type="button" className="danger-row" onClick={() => yes(danger)}>
            <span>{say(question, language)}</span>
            <b>{words.yes}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}
