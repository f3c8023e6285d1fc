import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { DeviceView } from "../../src/app/api/home-device.ts";
import { say } from "../format.ts";
import { RefusedNote } from "../life/refused-note.tsx";
import { useSpeech } from "../words/language.ts";
import { useHomeWords } from "../words/use-home.ts";
import { CommandWay } from "./control/command-way.tsx";
import { ConsentAsk } from "./control/consent.tsx";
import { adjustable, Controls } from "./control/controls.tsx";
import { MainSwitch } from "./control/main-switch.tsx";
import { type Control, useControl } from "./control/use-control.ts";
import { DeviceIcon } from "./device-icon.tsx";
import { PresenceLine } from "./presence-line.tsx";
import { stateText, wattText } from "./wording.ts";

/** One appliance: how it stands in words, its power, and what can be done with it. */
export function DeviceRow({
  device,
  asOf,
}: {
  readonly device: DeviceView;
  readonly asOf: string;
}) {
  const words = useHomeWords();
  const { language } = useSpeech();
  const control = useControl(device);
  return (
    <li className="device" data-device={device.device} data-presence={device.presence}>
      <div className="device-head">
        <DeviceIcon name={device.icon} />
        <Link
          to="/appliances/$device"
          params={{ device: device.device }}
          className="device-name"
          aria-label={words.details(say(device.name, language))}
        >
          <b>{say(device.name, language)}</b>
        </Link>
        <span className="device-watt">
          {device.powerW === null ? null : wattText(device.powerW)}
        </span>
        <span className="device-state sub">{stateText(device, { words, language })}</span>
        {canControl(device) ? <MainSwitch control={control} /> : null}
      </div>
      <PresenceLine device={device} asOf={asOf} />
      <Doing control={control} />
      <MayControl control={control} />
    </li>
  );
}

/** What was asked last and how far it got, or why the server did not take it. */
export function Doing({ control }: { readonly control: Control }) {
  const { command, device, dismiss, error } = control;
  return (
    <>
      {command === null ? null : <CommandWay command={command} device={device} dismiss={dismiss} />}
      <RefusedNote error={error} />
    </>
  );
}

export function canControl({ controllable, barred, excluded, settable }: DeviceView): boolean {
  return controllable && barred === null && !excluded && settable.length > 0;
}

/** The rest of the controls; or what stands against controlling it. */
function MayControl({ control }: { readonly control: Control }) {
  const words = useHomeWords();
  const [open, setOpen] = useState(false);
  const { device } = control;
  if (!canControl(device)) return <WhyNot device={device} />;
  if (adjustable(control).length === 0) return null;
  return (
    <>
      <button
        type="button"
        className="quiet device-adjust"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? words.adjustClose : words.adjust}
        <DeviceUnseen device={device} />
      </button>
      {open ? <Controls control={control} /> : null}
    </>
  );
}

function DeviceUnseen({ device }: { readonly device: DeviceView }) {
  const { language } = useSpeech();
  return <span className="unseen"> {say(device.name, language)}</span>;
}

/** Excluded after checking (MM-03), barred by the device itself, or not allowed by the resident. */
export function WhyNot({ device }: { readonly device: DeviceView }) {
  const words = useHomeWords();
  const { language } = useSpeech();
  if (device.excluded) {
    return (
      <p className="sub small why-barred">
        <b>{words.excluded}</b> {words.excludedWhy} <span className="chip">MM-03</span>
      </p>
    );
  }
  if (device.settable.length === 0) return null;
  if (!device.controllable) return <ConsentAsk device={device} />;
  if (device.barred === null) return null;
  return (
    <p className="sub small why-barred">
      <b>{words.barred}</b> {say(device.barred, language)}
    </p>
  );
}
