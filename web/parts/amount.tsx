import { amountText, signedYen, yenText } from "../format.ts";
import { useSpeech } from "../words/language.ts";

/** Whole yen with its unit, aligned right; a reduction is green, with a true minus. */
export function Yen({ yen, strong = true }: { readonly yen: number; readonly strong?: boolean }) {
  const { words } = useSpeech();
  const style = `yen${yen < 0 ? " negative" : ""}`;
  return (
    <span className={style} style={strong ? undefined : { fontWeight: 400 }}>
      {yenText(yen)}
      <span className="unit">{words.yen}</span>
    </span>
  );
}

/** A difference with its sign: `+3,850円`, `−312円`. */
export function SignedYen({ yen }: { readonly yen: number }) {
  const { words } = useSpeech();
  return (
    <span className={yen < 0 ? "yen negative" : "yen"}>
      {signedYen(yen)}
      <span className="unit">{words.yen}</span>
    </span>
  );
}

/** An exact amount of a line, sen kept as the bill keeps them. */
export function Amount({ text }: { readonly text: string }) {
  const { words } = useSpeech();
  return (
    <span className={`yen${text.startsWith("-") ? " negative" : ""}`}>
      {amountText(text)}
      <span className="unit">{words.yen}</span>
    </span>
  );
}

/** The one number that a page answers first. */
export function BigYen({ yen }: { readonly yen: number }) {
  const { words } = useSpeech();
  return (
    <div className="big">
      {yenText(yen)}
      <span className="unit">{words.yen}</span>
    </div>
  );
}
