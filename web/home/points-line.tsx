import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { PointsView } from "../../src/app/api/points.ts";
import { ask } from "../api.ts";
import { dayWithWeekday, say, yenText } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { useHomeWords } from "../words/use-home.ts";

/** The nearest saving event and the points; nothing where the contract has none. */
export function PointsLine() {
  const { card: words } = useHomeWords();
  const { language } = useSpeech();
  const { data } = useQuery({
    queryKey: ["points"],
    queryFn: () => ask<PointsView>("GET", "/api/points"),
  });
  if (data === undefined || data.state === "none") return null;
  const [next] = data.events
    .filter(({ phase, calledOff }) => phase !== "over" && !calledOff)
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
  return (
    <div className="home-points">
      {next === undefined ? null : (
        <p>
          <span className="sub">{words.event[next.phase === "now" ? "now" : "ahead"]}</span>{" "}
          <b>{say(next.title, language)}</b>{" "}
          <span className="sub nowrap">{dayWithWeekday(next.day, language)}</span>
        </p>
      )}
      <p className="row">
        <span className="sub">{words.points}</span>
        <b>{words.balance(yenText(data.balance))}</b>
      </p>
      <Link to="/points" className="quiet more">
        {words.toPoints}
      </Link>
    </div>
  );
}
