import { type FormEvent, useId, useState } from "react";
import { yenText } from "../../format.ts";
import { Option } from "../../forms/choice-field.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { useCalloutWords } from "../../words/use-callout.ts";
import { SignaturePad, type Strokes } from "../parts/signature-pad.tsx";

interface Props {
  readonly total: number;
  readonly isWorking: boolean;
  readonly sign: (signed: { readonly name: string; readonly strokes: Strokes }) => void;
}

/** A drawn signature, or by keyboard the typed name; with the tick that it was read. */
export function SignForm({ total, isWorking, sign }: Props) {
  const { quote: words } = useCalloutWords();
  const id = useId();
  const [strokes, draw] = useState<Strokes>([]);
  const [name, setName] = useState("");
  const [isTyped, setTyped] = useState(false);
  const [agreed, agree] = useState(false);
  const [tried, setTried] = useState(false);
  const isSigned = isTyped ? name.trim() !== "" : strokes.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isSigned && agreed)
      sign({ name: isTyped ? name.trim() : "", strokes: isTyped ? [] : strokes });
  };
  return (
    <form onSubmit={submit} noValidate className="sign-form">
      {isTyped ? (
        <TextField
          question={{ id: `${id}-name`, label: words.name, required: true, wrong: null }}
          value={name}
          change={setName}
          autoComplete="name"
        />
      ) : (
        <>
          <p className="asked">{words.signature}</p>
          <SignaturePad label={words.signature} strokes={strokes} change={draw} />
        </>
      )}
      <button type="button" className="quiet" onClick={() => setTyped(!isTyped)}>
        {isTyped ? words.drawn : words.typed}
      </button>
      <Option
        kind="checkbox"
        name={`${id}-agree`}
        choice={{ value: "yes", label: words.agree }}
        chosen={agreed}
        change={() => agree(!agreed)}
      />
      <p className="wrong" role="alert">
        {tried && !isSigned ? words.needSign : tried && !agreed ? words.needAgree : ""}
      </p>
      <div className="form-end">
        <button type="submit" className="button" disabled={isWorking}>
          {words.sign(yenText(total))}
        </button>
      </div>
    </form>
  );
}
