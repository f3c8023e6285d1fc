import { useState } from "react";
import { useFormWords } from "../words/forms.ts";
import "../styles/forms.css";

/** An address or a key that is shown only now, with a way to copy it. */
export function Secret({ said, text }: { readonly said: string; readonly text: string }) {
  const words = useFormWords();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    // Without TLS there is no clipboard; the text itself can be selected.
    void navigator.clipboard?.writeText(text).then(() => setCopied(true));
  };
  return (
    <div className="secret-box">
      <output className="strong">{said}</output>
      <code className="secret">{text}</code>
      <button type="button" className="quiet" onClick={copy}>
        {copied ? words.copied : words.copy}
      </button>
    </div>
  );
}
