import { Link } from "@tanstack/react-router";
import type { DevicesView } from "../../src/app/api/home-device.ts";
import { amountText } from "../format.ts";
import { useHomeWords } from "../words/use-home.ts";
import type { LiveStatus } from "./live/follow-live.ts";
import { clockText, wattText } from "./wording.ts";

/** What the home takes or gives now, and what an hour of it costs. */
export function NowCard({
  home,
  status,
}: {
  readonly home: DevicesView;
  readonly status: LiveStatus | "offline";
}) {
  const words = useHomeWords();
  return (
    <section className="card now" aria-label={words.now.title}>
      <div className="row wrap sub">
        <span>{(home.house.powerW ?? 0) < 0 ? words.now.selling : words.now.buying}</span>
        <LiveMark status={status} at={home.asOf} />
      </div>
      <NowPower house={home.house} />
      <Flows house={home.house} />
      {status === "live" || words.live.why[status] === "" ? null : (
        <output className="offline">{words.live.why[status]}</output>
      )}
      <div className="now-links">
        <Link to="/use" className="quiet more">
          {words.now.links.use}
        </Link>
      </div>
    </section>
  );
}

/** The one number, and yen an hour beside it. */
export function NowPower({ house }: { readonly house: DevicesView["house"] }) {
  const { now } = useHomeWords();
  if (house.powerW === null) return <p className="now-unknown">{now.unknown}</p>;
  const [number = "", unit = ""] = wattText(house.powerW).split(" ");
  return (
    <div className="now-power">
      <span className="big">
        {number}
        <span className="unit">{unit}</span>
      </span>
      {house.yenPerHour === null ? null : (
        <span className="now-yen" title={now.perHourWhy}>
          {now.perHour(amountText(house.yenPerHour))}
        </span>
      )}
    </div>
  );
}

/** Panels and battery, where the home has them. */
function Flows({ house: { generatingW, batteryW } }: { readonly house: DevicesView["house"] }) {
  const { now } = useHomeWords();
  if (generatingW === null && batteryW === null) return null;
  const battery =
    batteryW === null || batteryW === 0
      ? now.resting
      : batteryW > 0
        ? now.charging
        : now.discharging;
  return (
    <dl className="flows">
      {generatingW === null ? null : (
        <div>
          <dt>{now.generating}</dt>
          <dd>{wattText(generatingW)}</dd>
        </div>
      )}
      {batteryW === null ? null : (
        <div>
          <dt>{battery}</dt>
          <dd>{wattText(batteryW)}</dd>
        </div>
      )}
    </dl>
  );
}

/** Whether what is shown follows the home, and as of when it is. */
export function LiveMark({
  status,
  at,
}: {
  readonly status: LiveStatus | "offline";
  readonly at: string;
}) {
  const words = useHomeWords();
  return (
    <span className="live-line">
      <span className="live-mark" data-status={status} title={words.live.why[status]}>
        {words.live[status]}
      </span>
      <span className="small">{words.now.asOf(clockText(at))}</span>
    </span>
  );
}
