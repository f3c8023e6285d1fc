import type { DeviceView, Settable } from "../../../src/app/api/home-device.ts";
import type { SceneBody, Setting } from "../../home-api.ts";
import { switchChoices, type Value } from "../wording.ts";

export type Settings = SceneBody["settings"];

/** What is wished of each device; a device or property that is not named stays as it is. */
export type SettingDraft = Readonly<Record<string, Setting>>;

/** Devices that a plan may set: those whose control is allowed. */
export function settableDevices(devices: readonly DeviceView[]): readonly DeviceView[] {
  return devices.filter(
    ({ controllable, excluded, settable }) => controllable && !excluded && settable.length > 0,
  );
}

export function draftOf(settings: readonly { device: string; set: Setting }[]): SettingDraft {
  return Object.fromEntries(settings.map(({ device, set }) => [device, set]));
}

export function settingsOf(draft: SettingDraft): Settings {
  return Object.entries(draft)
    .filter(([, set]) => Object.keys(set).length > 0)
    .map(([device, set]) => ({ device, set }));
}

/** The draft with one property set, or (undefined) left as it is. */
export function withSetting(
  draft: SettingDraft,
  { device, property }: { readonly device: string; readonly property: string },
  value: Value | undefined,
): SettingDraft {
  const { [property]: _before, ...rest } = draft[device] ?? {};
  return { ...draft, [device]: value === undefined ? rest : { ...rest, [property]: value } };
}

/** As many values as a list can show. */
const MOST_VALUES = 60;

/** What a property may be set to, as a list: its options, on and off, or its numbers. */
export function choicesOf(of: Settable, onOff: readonly [string, string]): Settable["options"] {
  if (of.form === "switch") return switchChoices(of, onOff);
  if (of.form === "choice") return of.options;
  const [least, most] = [of.least ?? 0, of.most ?? 100];
  const step = Math.max(of.step ?? 1, (most - least) / MOST_VALUES);
  const coarse = step > 1 ? Math.ceil(step / 5) * 5 : step;
  const count = Math.floor((most - least) / coarse) + 1;
  return Array.from({ length: count }, (_, place) => {
    const value = least + place * coarse;
    return { value, label: { ja: String(value), en: String(value) } };
  });
}
