import { useId } from "react";
import type { DeviceView, Settable } from "../../../src/app/api/home-device.ts";
import { FieldGroup } from "../../forms/field.tsx";
import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useHomeWords } from "../../words/use-home.ts";
import { valueText } from "../wording.ts";
import { choicesOf, type SettingDraft, settableDevices, withSetting } from "./setting-draft.ts";

interface Props {
  readonly devices: readonly DeviceView[];
  readonly draft: SettingDraft;
  readonly change: (draft: SettingDraft) => void;
  readonly wrong: string | null;
}

/** What each allowed appliance should be set to; all begin with 変えない. */
export function SettingFields({ devices, draft, change, wrong }: Props) {
  const { plans: words } = useHomeWords();
  const id = useId();
  const shown = settableDevices(devices);
  if (shown.length === 0) return <p className="wash sub">{words.noneControllable}</p>;
  const question = { id, label: words.settings, help: words.settingsHelp, required: true, wrong };
  return (
    <FieldGroup question={question}>
      <div className="setting-devices">
        {shown.map((device) => (
          <DeviceSettings key={device.device} {...{ device, draft, change }} />
        ))}
      </div>
    </FieldGroup>
  );
}

function DeviceSettings({
  device,
  draft,
  change,
}: Omit<Props, "devices" | "wrong"> & { readonly device: DeviceView }) {
  const { language } = useSpeech();
  return (
    <fieldset className="setting-device">
      <legend>{say(device.name, language)}</legend>
      {device.settable.map((of) => (
        <OneSetting key={of.property} {...{ device, of, draft, change }} />
      ))}
    </fieldset>
  );
}

function OneSetting({
  device,
  of,
  draft,
  change,
}: Omit<Props, "devices" | "wrong"> & {
  readonly device: DeviceView;
  readonly of: Settable;
}) {
  const words = useHomeWords();
  const { language } = useSpeech();
  const choices = choicesOf(of, [words.on, words.off]);
  const wished = draft[device.device]?.[of.property];
  const chosen = choices.findIndex(({ value }) => value === wished);
  const at = { device: device.device, property: of.property };
  return (
    <label className="setting">
      <span>{say(of.label, language)}</span>
      <select
        className={chosen === -1 ? "select" : "select chosen"}
        value={chosen}
        onChange={({ target }) =>
          change(withSetting(draft, at, choices[Number(target.value)]?.value))
        }
      >
        <option value={-1}>{words.plans.keep}</option>
        {choices.map(({ value }, index) => (
          <option key={index} value={index}>
            {valueText(
              value,
              { ...of, options: of.form === "number" ? [] : choices },
              { words, language },
            )}
          </option>
        ))}
      </select>
    </label>
  );
}
