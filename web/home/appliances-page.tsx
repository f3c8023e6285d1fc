import { Link } from "@tanstack/react-router";
import type { DevicesView, DeviceView } from "../../src/app/api/home-device.ts";
import { instantText } from "../format.ts";
import { Empty } from "../parts/states.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { useSpeech } from "../words/language.ts";
import { useHomeWords } from "../words/use-home.ts";
import { AwayCard } from "./away-card.tsx";
import { DeviceRow } from "./device-row.tsx";
import { HomeLoaded } from "./home-frame.tsx";
import { NowCard } from "./now-card.tsx";
import "../styles/life.css";

/** The home now: its power, and every room's appliances with what can be done with them. */
export function AppliancesPage() {
  const words = useHomeWords();
  return (
    <>
      <PageHead title={words.title} />
      <HomeLoaded>
        {(home, status) => (
          <div className="columns home-columns">
            <div>
              <NowCard home={home} status={status} />
              <GatewayNote home={home} />
            </div>
            <div className="home-aside">
              <HomeTiles />
              {home.shows === "appliances" && home.gateways.length > 0 ? (
                <AwayCard home={home} />
              ) : null}
            </div>
            <div className="home-rooms">
              {home.shows === "house" ? <LightNote /> : <Rooms home={home} />}
            </div>
          </div>
        )}
      </HomeLoaded>
    </>
  );
}

const TILES = [
  ["/appliances/plans", "plans", "plansWhy"],
  ["/appliances/log", "log", "logWhy"],
  ["/appliances/rooms", "rooms", "roomsWhy"],
  ["/appliances/gateway", "gateway", "gatewayWhy"],
] as const;

function HomeTiles() {
  const { links } = useHomeWords();
  return (
    <ul className="tiles home-tiles">
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

/** None is enrolled, or none is connected: then nothing below is of now. */
function GatewayNote({ home: { gateways } }: { readonly home: DevicesView }) {
  const { list } = useHomeWords();
  const { language } = useSpeech();
  if (gateways.length === 0) {
    return (
      <section className="card home-note">
        <h2 className="card-title">{list.noGateway}</h2>
        <p className="sub">{list.noGatewayWhy}</p>
        <div className="button-row">
          <Link to="/appliances/gateway" className="button">
            {list.enrol}
          </Link>
        </div>
      </section>
    );
  }
  if (gateways.some(({ connected }) => connected)) return null;
  const last = gateways
    .flatMap(({ lastSeenAt }) => lastSeenAt ?? [])
    .toSorted()
    .at(-1);
  return (
    <output className="alert home-note">
      {last === undefined ? list.gatewayNever : list.gatewayAway(instantText(last, language))}
    </output>
  );
}

function Rooms({ home }: { readonly home: DevicesView }) {
  const { list } = useHomeWords();
  if (home.devices.length === 0) {
    return home.gateways.length === 0 ? null : <Empty>{list.empty}</Empty>;
  }
  const known = new Set(home.rooms.map(({ room }) => room));
  const loose = home.devices.filter(({ room }) => room === null || !known.has(room));
  return (
    <>
      {home.rooms.map(({ room, name }) => (
        <Room
          key={room}
          name={name}
          devices={home.devices.filter((device) => device.room === room)}
          asOf={home.asOf}
        />
      ))}
      <Room name={list.noRoom} devices={loose} asOf={home.asOf} />
    </>
  );
}

function Room({
  name,
  devices,
  asOf,
}: {
  readonly name: string;
  readonly devices: readonly DeviceView[];
  readonly asOf: string;
}) {
  if (devices.length === 0) return null;
  return (
    <section className="section room">
      <h2>{name}</h2>
      <ul className="list">
        {devices.map((device) => (
          <DeviceRow key={device.device} device={device} asOf={asOf} />
        ))}
      </ul>
    </section>
  );
}

/** The Light contract shows the house (HM-09): what Premium would show instead. */
function LightNote() {
  const { light } = useHomeWords();
  return (
    <section className="card home-note">
      <h2 className="card-title">{light.title}</h2>
      <p className="sub">{light.why}</p>
      <ul className="plain-list light-list">
        {light.what.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <span className="chip">HM-09</span>
      </p>
      <div className="button-row">
        <Link to="/contracts" className="button ghost">
          {light.change}
        </Link>
      </div>
    </section>
  );
}
