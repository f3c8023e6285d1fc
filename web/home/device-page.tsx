import { useMutation } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { DevicesView, DeviceView } from "../../src/app/api/home-device.ts";
import { say } from "../format.ts";
import { Sure } from "../forms/sure.tsx";
import { homeApi } from "../home-api.ts";
import { RefusedNote } from "../life/refused-note.tsx";
import { Empty, Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useHomeWords } from "../words/use-home.ts";
import { Controls } from "./control/controls.tsx";
import { MainSwitch } from "./control/main-switch.tsx";
import { type Control, useControl } from "./control/use-control.ts";
import { AboutDevice } from "./device-about.tsx";
import { DeviceIcon } from "./device-icon.tsx";
import { canControl, Doing, WhyNot } from "./device-row.tsx";
import { BackToAppliances, HomeLoaded } from "./home-frame.tsx";
import type { LiveStatus } from "./live/follow-live.ts";
import { useDeviceShown } from "./live/use-live.ts";
import { LogList, useCommands } from "./log-list.tsx";
import { LiveMark } from "./now-card.tsx";
import { PresenceLine } from "./presence-line.tsx";
import { agoText, SWITCH, valueText, wattText } from "./wording.ts";

/** One device: everything it tells, its controls, its place in the home, what was done with it. */
export function DevicePage() {
  const { device: name } = useParams({ from: "/appliances/$device" });
  const { device: words } = useHomeWords();
  return (
    <>
      <BackToAppliances />
      <HomeLoaded>
        {(home, status) => {
          const device = home.devices.find((each) => each.device === name);
          return device === undefined ? (
            <Empty>
              <h1>{words.gone}</h1>
            </Empty>
          ) : (
            <Shown key={name} device={device} home={home} status={status} />
          );
        }}
      </HomeLoaded>
    </>
  );
}

function Shown({
  device,
  home,
  status,
}: {
  readonly device: DeviceView;
  readonly home: DevicesView;
  readonly status: LiveStatus | "offline";
}) {
  const control = useControl(device);
  return (
    <>
      <Head device={device} home={home} status={status} />
      <div className="columns">
        <div className="stack">
          <ControlCard control={control} />
          <StateCard device={device} asOf={home.asOf} />
          <LogCard device={device} />
        </div>
        <div className="stack">
          <AboutDevice device={device} home={home} />
        </div>
      </div>
    </>
  );
}

function Head({ device, home, status }: Parameters<typeof Shown>[0]) {
  const { language } = useSpeech();
  return (
    <div className="device-title">
      <div className="row wrap">
        <h1>
          <DeviceIcon name={device.icon} />
          {say(device.name, language)}
        </h1>
        <LiveMark status={status} at={home.asOf} />
      </div>
      <p className="sub">
        {say(device.kind, language)}
        {device.powerW === null ? null : <b className="device-watt">{wattText(device.powerW)}</b>}
      </p>
      <PresenceLine device={device} asOf={home.asOf} always />
    </div>
  );
}

/** Switch and controls; consent before the first, and its withdrawal. */
function ControlCard({ control }: { readonly control: Control }) {
  const words = useHomeWords();
  const { device } = control;
  if (device.settable.length === 0 && !device.excluded) return null;
  const has = device.settable.some(({ property }) => property === SWITCH);
  return (
    <section className="card">
      <div className="row">
        <h2 className="card-title">{words.device.controls}</h2>
        {canControl(device) && has ? <MainSwitch control={control} /> : null}
      </div>
      <Doing control={control} />
      {canControl(device) ? <Controls control={control} /> : <WhyNot device={device} />}
      {device.controllable && !device.excluded ? <Withdraw device={device} /> : null}
    </section>
  );
}

function Withdraw({ device }: { readonly device: DeviceView }) {
  const { consent } = useHomeWords();
  const shown = useDeviceShown();
  const change = useMutation({
    mutationFn: () => homeApi.changeDevice(device.device, { controllable: false }),
    onSuccess: shown,
  });
  return (
    <div className="withdraw">
      <span className="sub small">{consent.given}</span>
      <Sure
        label={consent.withdraw}
        why={consent.withdrawWhy}
        yes={consent.withdraw}
        no={consent.no}
        isWorking={change.isPending}
        act={() => change.mutate()}
      />
      <RefusedNote error={change.error} />
    </div>
  );
}

function StateCard({ device, asOf }: { readonly device: DeviceView; readonly asOf: string }) {
  const words = useHomeWords();
  const { language } = useSpeech();
  const told = device.readable.filter(({ property }) => device.state[property] !== undefined);
  return (
    <section className="card">
      <div className="row wrap">
        <h2 className="card-title">{words.device.state}</h2>
        {device.stateAt === null ? null : (
          <span className="sub small">{words.stateOld(agoText(asOf, device.stateAt, words))}</span>
        )}
      </div>
      {told.length === 0 ? (
        <p className="sub">{words.device.empty}</p>
      ) : (
        <table className="state-table">
          <thead className="unseen">
            <tr>
              <th scope="col">{words.device.item}</th>
              <th scope="col">{words.device.value}</th>
            </tr>
          </thead>
          <tbody>
            {told.map((of) => (
              <tr key={of.property}>
                <th scope="row">{say(of.label, language)}</th>
                <td className="number">
                  {valueText(device.state[of.property], of, { words, language })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const NEWEST = 5;

function LogCard({ device }: { readonly device: DeviceView }) {
  const { device: words } = useHomeWords();
  const query = useCommands();
  return (
    <section className="section">
      <h2>{words.log}</h2>
      <Fetched query={query} rows={1}>
        {({ commands }) => {
          const own = commands.filter((each) => each.device === device.device).slice(0, NEWEST);
          return own.length === 0 ? (
            <p className="card sub">{words.noLog}</p>
          ) : (
            <LogList commands={own} devices={[device]} />
          );
        }}
      </Fetched>
    </section>
  );
}
