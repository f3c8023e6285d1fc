import { useState } from "react";
import { ChoiceField } from "../../../forms/choice-field.tsx";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { Sheet } from "../sheet.tsx";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { SignFields } from "../sign-fields.tsx";
import { isNamed, isSigned, type Signing, strokesOf, UNSIGNED } from "../signing.ts";
import { TwoButtons } from "../two-buttons.tsx";
import { usePress } from "../use-press.ts";

const PAPERS = [
  "driving-licence",
  "my-number-card",
  "passport",
  "residence-card",
  "other",
] as const;
type Paper = (typeof PAPERS)[number];

/** Keys: a paper is looked at, and whoever lives there signs that they may ask for it. */
export function IdentityForm({ visit }: { readonly visit: ShownVisit }) {
  const { before: words } = useFieldWords();
  const [paper, choose] = useState<Paper | null>(null);
  const [isOpen, open] = useState(false);
  const [isTried, tried] = useState(false);
  return (
    <div className="field-ask">
      <h3>{words.identity}</h3>
      <p className="sub">{words.identityWhy}</p>
      <ChoiceField
        question={{
          id: "paper",
          label: words.paper,
          required: true,
          wrong: isTried && paper === null ? words.wrongPaper : null,
        }}
        choices={PAPERS.map((value) => ({ value, label: words.papers[value] }))}
        value={paper ?? ""}
        change={(next) => choose(PAPERS.find((each) => each === next) ?? null)}
      />
      <button
        type="button"
        className="go"
        onClick={() => {
          tried(true);
          open(paper !== null);
        }}
      >
        {words.pledgeOpen}
      </button>
      {isOpen && paper !== null ? (
        <Pledge visit={visit} paper={paper} close={() => open(false)} />
      ) : null}
    </div>
  );
}

function Pledge({
  visit,
  paper,
  close,
}: {
  readonly visit: ShownVisit;
  readonly paper: Paper;
  readonly close: () => void;
}) {
  const { before: words, sign } = useFieldWords();
  const press = usePress(visit);
  const [signing, change] = useState<Signing>(UNSIGNED);
  const [isTried, tried] = useState(false);
  const keep = () => {
    tried(true);
    if (!isNamed(signing) || !isSigned(signing)) return;
    const pledge = strokesOf(signing);
    void press({ type: "identity-checked", paper, name: signing.name.trim(), pledge });
    close();
  };
  return (
    <Sheet title={words.pledgeTitle} close={close} large>
      <ul className="field-pledge">
        {words.pledge.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <SignFields
        id="pledge"
        label={words.name}
        pad={sign.pad}
        typedYes={words.pledgeTyped}
        signing={signing}
        change={change}
        isTried={isTried}
      />
      <TwoButtons yes={words.pledgeYes} act={keep} no={sign.back} close={close} />
    </Sheet>
  );
}
