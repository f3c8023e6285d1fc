import { useSpeech } from "../words/language.ts";

/** The way to help that no login and no failure closes. */
export function HelpLine() {
  const { words } = useSpeech();
  return (
    <p className="help-line">
      <a className="quiet" href="/help">
        {words.help}
      </a>
    </p>
  );
}
