import { useSpeech } from "../words/language.ts";

/** The way to help that no login and no failure closes, at the foot of such a page. */
export function HelpLine() {
  const { words } = useSpeech();
  return (
    <footer className="help-line">
      <a className="quiet" href="/help">
        {words.help}
      </a>
    </footer>
  );
}
