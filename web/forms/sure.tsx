import { type ReactNode, useState } from "react";
import "../styles/forms.css";

interface Props {
  /** What the first press asks for. */
  readonly label: string;
  /** What it would do. */
  readonly why: string;
  readonly yes: string;
  readonly no: string;
  readonly isWorking: boolean;
  readonly act: () => void;
  readonly children?: ReactNode;
}

/** A step that cannot be taken back: said first what it does, done only then. */
export function Sure({ label, why, yes, no, isWorking, act, children }: Props) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <button type="button" className="quiet" onClick={() => setAsked(true)}>
        {label}
      </button>
    );
  }
  return (
    <fieldset className="sure">
      <legend className="unseen">{label}</legend>
      <p>{why}</p>
      {children}
      <div className="button-row">
        <button type="button" className="button danger" disabled={isWorking} onClick={act}>
          {yes}
        </button>
        <button type="button" className="button ghost" onClick={() => setAsked(false)}>
          {no}
        </button>
      </div>
    </fieldset>
  );
}
