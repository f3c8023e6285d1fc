import type { BuildingView } from "../../src/app/api/home-views.ts";
import { dayText, kwhText, slotText } from "../format.ts";
import { useBuildingWords } from "../words/building-words.ts";
import { useSpeech } from "../words/language.ts";

type Peak = BuildingView["demands"][number]["day"];
const SPANS = ["day", "month", "year"] as const;

/** Greatest half-hours with day and time, against the contract power. */
export function DemandTable({ building }: { readonly building: BuildingView }) {
  const said = useBuildingWords();
  return (
    <section className="section">
      <h2>{said.demand.title}</h2>
      {building.demands.map((demand) => (
        <div key={demand.of} className="card demand-card">
          <div className="row wrap">
            <h3>{said[demand.of]}</h3>
            {demand.contractWatts === null ? null : (
              <span className="sub">{said.contract(kwhText(demand.contractWatts, 0))}</span>
            )}
          </div>
          <dl className="demands">
            {SPANS.map((span) => (
              <div key={span}>
                <dt className="sub small">{said.demand[span]}</dt>
                <dd>
                  <PeakText peak={demand[span]} contractWatts={demand.contractWatts} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

function PeakText({
  peak,
  contractWatts,
}: {
  readonly peak: Peak;
  readonly contractWatts: number | null;
}) {
  const said = useBuildingWords();
  const { language } = useSpeech();
  if (peak === null) return said.demand.none;
  const share =
    contractWatts === null || contractWatts === 0
      ? null
      : String(Math.floor((peak.watts * 100) / contractWatts));
  return (
    <>
      <span className="demand-figure">
        {kwhText(peak.watts, 1)} <span className="unit">kW</span>
      </span>
      <span className="sub small">
        {dayText(peak.day, language)} {slotText(peak.slot)}
      </span>
      {share === null ? null : <span className="sub small">{said.demand.share(share)}</span>}
    </>
  );
}
