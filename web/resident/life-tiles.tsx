import { Link } from "@tanstack/react-router";
import { useLifeWords } from "../words/use-life.ts";
import "../styles/life.css";

const TILES = [
  ["/calendar", "calendar", "calendarWhy"],
  ["/documents", "documents", "documentsWhy"],
  ["/apply", "apply", "applyWhy"],
  ["/switch", "switch", "switchWhy"],
] as const;

/** The ways from the contracts to what goes with them. */
export function LifeTiles() {
  const { links } = useLifeWords();
  return (
    <ul className="tiles">
      {TILES.map(([to, name, why]) => (
        <li key={to}>
          <Link to={to} className="tile">
            <b>{links[name]}</b>
            <span className="sub">{links[why]}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
