import { useSpeech } from "../words/language.ts";

/** The way to help that no login and no failure closes. */
export function HelpLine() {
  const { words } = useSpeech();
  return (
    <nav className="help-line" aria-label={words.help}>
      <a className="quiet" href="/help">
        {words.help}
      </a>
    </nav>
  );
}
