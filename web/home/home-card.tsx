import { Link } from "@tanstack/react-router";
import { useHomeWords } from "../words/use-home.ts";
import { useDevices, useLive } from "./live/use-live.ts";
import { LiveMark, NowPower } from "./now-card.tsx";
import { PointsLine } from "./points-line.tsx";
import "../styles/home.css";

/** On the first page: the power of now, which leads to the appliances. Silent where it fails. */
export function HomeCard() {
  const words = useHomeWords();
  const { data: home } = useDevices();
  const status = useLive();
  if (home === undefined) return null;
  const isSelling = (home.house.powerW ?? 0) < 0;
  return (
    <section className="section home-card">
      <h2>{words.card.title}</h2>
      <div className="card">
        <div className="row wrap sub">
          <span>{isSelling ? words.now.selling : words.now.buying}</span>
          <LiveMark status={status} at={home.asOf} />
        </div>
        <NowPower house={home.house} />
        <Link to="/appliances" className="quiet more">
          {words.card.open}
        </Link>
        <PointsLine />
      </div>
    </section>
  );
}
