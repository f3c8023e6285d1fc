import { Link } from "@tanstack/react-router";
import { useLifeWords } from "../words/use-life.ts";
import "../styles/life.css";

const TILES = [
  ["/calendar", "calendar", "calendarWhy"],
  ["/documents", "documents", "documentsWhy"],
  ["/apply", "apply", "applyWhy"],
] as const;

/** The ways from the contracts to what goes with them. */
export function LifeTiles() {
  const { links } = useLifeWords();
  return (
    <nav className="tiles" aria-label={links.calendar}>
      {TILES.map(([to, name, why]) => (
        <Link key={to} to={to} className="tile">
          <b>{links[name]}</b>
          <span className="sub">{links[why]}</span>
        </Link>
      ))}
    </nav>
  );
}
