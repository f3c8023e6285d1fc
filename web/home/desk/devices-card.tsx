import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DevicesView, DeviceView } from "../../../src/app/api/home-device.ts";
import { instantText, say } from "../../format.ts";
import { deskHome } from "../../home-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { Fetched } from "../../parts/states.tsx";
import { usePurpose } from "../../staff/purpose.ts";
import { useSpeech } from "../../words/language.ts";
import { useHomeWords } from "../../words/use-home.ts";
import { CodeCard } from "../gateway/code-card.tsx";
import { connectionText } from "../gateway/gateway-row.tsx";
import "../../styles/home.css";
import "../../styles/life.css";

/** The account's gateways and devices, read only when somebody asks, for the stated purpose. */
export function DevicesCard({ account }: { readonly account: string }) {
  const { desk: words } = useHomeWords();
  const [open, setOpen] = useState(false);
  return (
    <section className="card">
      <h2 className="card-title">{words.title}</h2>
      <p className="sub small">{words.why}</p>
      <button type="button" className="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? words.hide : words.show}
      </button>
      {open ? <Opened account={account} /> : null}
    </section>
  );
}

function Opened({ account }: { readonly account: string }) {
  const { desk: words } = useHomeWords();
  const { purpose } = usePurpose();
  const query = useQuery({
    queryKey: ["account", account, "devices", purpose],
    queryFn: () => deskHome.devices(account, purpose),
  });
  return (
    <Fetched query={query} rows={2}>
      {(home) => (
        <>
          {home.gateways.length === 0 && home.devices.length === 0 ? (
            <p className="sub">{words.none}</p>
          ) : null}
          <Gateways home={home} />
          {home.devices.length === 0 ? null : <Devices home={home} />}
          <InstallerCode account={account} />
        </>
      )}
    </Fetched>
  );
}

function Gateways({ home }: { readonly home: DevicesView }) {
  const words = useHomeWords();
  if (home.gateways.length === 0) return null;
  return (
    <ul className="plan-rows">
      {home.gateways.map((gateway) => (
        <li key={gateway.gateway}>
          <div className="row wrap plan-head">
            <b>{gateway.name}</b>
            <span className={gateway.connected ? "pill gain" : "pill"}>
              {connectionText(gateway, home.asOf, words)}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Devices({ home }: { readonly home: DevicesView }) {
  const { desk: words } = useHomeWords();
  return (
    <div className="scroll-x" tabIndex={-1}>
      <table>
        <caption className="unseen">{words.devices(home.devices.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.device}</th>
            <th scope="col">{words.presence}</th>
            <th scope="col">{words.heard}</th>
            <th scope="col">{words.answered}</th>
            <th scope="col">{words.control}</th>
          </tr>
        </thead>
        <tbody>
          {home.devices.map((device) => (
            <DeviceLine key={device.device} device={device} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DeviceLine({ device }: { readonly device: DeviceView }) {
  const words = useHomeWords();
  const { language } = useSpeech();
  const at = (iso: string | null) => (iso === null ? words.none : instantText(iso, language));
  return (
    <tr>
      <td>
        {say(device.name, language)}
        <span className="sub small"> {say(device.kind, language)}</span>
        {device.excluded ? <span className="chip"> {words.excluded} MM-03</span> : null}
      </td>
      <td>{words.presence[device.presence]}</td>
      <td>{at(device.heardAt)}</td>
      <td>{at(device.answeredAt)}</td>
      <td>{device.controllable ? words.desk.allowed : words.desk.notAllowed}</td>
    </tr>
  );
}

/** A code for whoever sets the gateway up at the dwelling; that it was made is recorded. */
function InstallerCode({ account }: { readonly account: string }) {
  const { desk: words } = useHomeWords();
  const { purpose } = usePurpose();
  const make = useMutation({ mutationFn: () => deskHome.gatewayCode(account, purpose) });
  return (
    <div className="installer">
      <RefusedNote error={make.error} />
      {make.data === undefined ? (
        <>
          <p className="sub small">{words.codeWhy}</p>
          <div className="button-row">
            <button
              type="button"
              className="button ghost"
              disabled={make.isPending}
              onClick={() => make.mutate()}
            >
              {words.code}
            </button>
          </div>
        </>
      ) : (
        <CodeCard key={make.data.code} code={make.data} again={() => make.mutate()} />
      )}
    </div>
  );
}
