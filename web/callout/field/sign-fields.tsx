import { TextField } from "../../forms/text-field.tsx";
import { useFieldWords } from "../../words/use-callout-field.ts";
import { SignaturePad } from "../parts/signature-pad.tsx";
import { isNamed, isSigned, type Signing } from "./signing.ts";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly pad: string;
  /** What a typed name stands for, said whole. */
  readonly typedYes: string;
  readonly signing: Signing;
  readonly change: (signing: Signing) => void;
  /** Somebody pressed: what is missing is said from now on. */
  readonly isTried: boolean;
  /** The signature may be left out. */
  readonly help?: string;
}

/** Name and signature: by finger, or by the keyboard alone. */
export function SignFields(props: Props) {
  const { sign: words } = useFieldWords();
  const { id, label, signing, change, isTried, help } = props;
  const isOptional = help !== undefined;
  return (
    <>
      <TextField
        question={{
          id: `${id}-name`,
          label,
          required: !isOptional,
          wrong: isTried && !isOptional && !isNamed(signing) ? words.wrongName : null,
        }}
        value={signing.name}
        change={(name) => change({ ...signing, name: name.slice(0, 80) })}
      />
      <Sign {...props} />
    </>
  );
}

function Sign({ pad, typedYes, signing, change, isTried, help }: Props) {
  const { sign: words } = useFieldWords();
  return (
    <div className="answer">
      <p className="asked">{pad}</p>
      {help === undefined ? null : <p className="help">{help}</p>}
      {signing.isTyped ? null : (
        <SignaturePad
          label={pad}
          strokes={signing.strokes}
          change={(strokes) => change({ ...signing, strokes })}
        />
      )}
      <label className="field-check">
        <input
          type="checkbox"
          checked={signing.isTyped}
          onChange={(event) => change({ ...signing, isTyped: event.target.checked })}
        />
        <span>{signing.isTyped ? typedYes : words.typed}</span>
      </label>
      {isTried && help === undefined && !isSigned(signing) ? (
        <p className="wrong" role="alert">
          {words.wrongSign}
        </p>
      ) : null}
    </div>
  );
}
