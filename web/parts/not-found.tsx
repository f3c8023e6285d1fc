import { Link } from "@tanstack/react-router";
import { useSpeech } from "../words/language.ts";

/** An address behind which there is nothing, or nothing for this person. */
export function NotFound() {
  const { words } = useSpeech();
  return (
    <div className="card state">
      <h1>{words.notFound}</h1>
      <Link to="/" className="button ghost">
        {words.toHome}
      </Link>
    </div>
  );
}
