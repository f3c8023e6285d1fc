import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import { say } from "../../format.ts";
import { Disclosure } from "../../parts/disclosure.tsx";
import { useSpeech } from "../../words/language.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";

const ELSEWHERE = "diagnosis.not-sold-in-area";

/** Plans that could not be compared, each with its reason; those sold elsewhere are counted. */
export function NotComparedList({ plans }: { readonly plans: DiagnosisAnswer["notCompared"] }) {
  const words = useDiagnosisWords();
  const { language } = useSpeech();
  if (plans.length === 0) return null;
  const told = plans.filter(({ code }) => code !== ELSEWHERE);
  const elsewhere = plans.length - told.length;
  return (
    <Disclosure
      label={words.ranking.notCompared(plans.length)}
      labelOpen={words.ranking.notComparedOpen}
    >
      <ul className="reasons">
        {told.map(({ address, supplier, label, reason }) => (
          <li key={address}>
            <span className="strong">
              {say(supplier, language)} {say(label, language)}
            </span>
            <span className="sub">{say(reason, language)}</span>
          </li>
        ))}
        {elsewhere > 0 ? <li className="sub">{words.ranking.notSold(elsewhere)}</li> : null}
      </ul>
    </Disclosure>
  );
}
