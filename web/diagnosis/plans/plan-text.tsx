import { useRef } from "react";
import type { PlanCheck } from "../../../src/app/api/diagnosis-business.ts";
import { Field } from "../../forms/field.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { useContractorWords } from "../../words/use-contractor.ts";
import { ProblemList } from "./problem-list.tsx";

interface Draft {
  readonly name: string;
  readonly plan: string;
  readonly examples: string;
}

interface Props {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly problems: PlanCheck["problems"];
  readonly isChecking: boolean;
  readonly isSaving: boolean;
  readonly isSaved: boolean;
  readonly check: () => void;
  readonly save: () => void;
}

/** The two texts; a problem leads to its line. */
export function PlanText(props: Props) {
  const { draft, change, problems, isChecking, isSaving, isSaved } = props;
  const { plans: words } = useContractorWords();
  const plan = useRef<HTMLTextAreaElement>(null);
  const examples = useRef<HTMLTextAreaElement>(null);
  const lead = (file: string, line: number) => {
    selectLine(file.endsWith(".examples.yaml") ? examples.current : plan.current, line);
  };
  return (
    <>
      <ProblemList problems={problems} lead={lead} />
      <TextBox
        id="plan-text"
        label={words.plan}
        value={draft.plan}
        change={(text) => change({ plan: text })}
        box={plan}
      />
      <TextBox
        id="plan-examples"
        label={words.examples}
        help={words.examplesHelp}
        value={draft.examples}
        change={(text) => change({ examples: text })}
        box={examples}
      />
      <div className="button-row">
        <button
          type="button"
          className="button"
          disabled={isChecking || draft.plan.trim() === ""}
          onClick={props.check}
        >
          {isChecking ? words.checking : words.check}
        </button>
      </div>
      <TextField
        question={{ id: "plan-name", label: words.name, required: false, wrong: null }}
        value={draft.name}
        change={(name) => change({ name })}
        letters={32}
      />
      <div className="button-row">
        <button
          type="button"
          className="button ghost"
          disabled={isSaving || draft.name.trim() === "" || draft.plan.trim() === ""}
          onClick={props.save}
        >
          {words.save}
        </button>
        <output className="gain">{isSaved ? words.savedNow : ""}</output>
      </div>
    </>
  );
}

interface BoxProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly change: (text: string) => void;
  readonly box: React.RefObject<HTMLTextAreaElement | null>;
}

function TextBox({ id, label, help, value, change, box }: BoxProps) {
  const question = { id, label, help: help ?? null, required: true, wrong: null };
  return (
    <Field question={question}>
      {(tied) => (
        <textarea
          {...tied}
          ref={box}
          className={help === undefined ? "control plan-text" : "control plan-text short"}
          value={value}
          spellCheck={false}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}

/** The line is marked and brought into view. */
function selectLine(box: HTMLTextAreaElement | null, line: number): void {
  if (box === null) return;
  const lines = box.value.split("\n");
  const before = lines.slice(0, line - 1).join("\n").length;
  const from = line > 1 ? before + 1 : 0;
  box.focus();
  box.setSelectionRange(from, from + (lines[line - 1] ?? "").length);
  box.scrollTop = Math.max(0, (box.scrollHeight / lines.length) * (line - 4));
}
