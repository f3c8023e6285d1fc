import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { DeviceView } from "../../../src/app/api/home-device.ts";
import { say } from "../../format.ts";
import { homeApi } from "../../home-api.ts";
import { RefusedNote } from "../../life/refused-note.tsx";
import { useSpeech } from "../../words/language.ts";
import { useHomeWords } from "../../words/use-home.ts";
import { useDeviceShown } from "../live/use-live.ts";

/** Before an appliance is controlled for the first time: why, and what a yes means. */
export function ConsentAsk({ device }: { readonly device: DeviceView }) {
  const { consent } = useHomeWords();
  const { language } = useSpeech();
  const [open, setOpen] = useState(false);
  const shown = useDeviceShown();
  const allow = useMutation({
    mutationFn: () => homeApi.changeDevice(device.device, { controllable: true }),
    onSuccess: shown,
  });
  const name = say(device.name, language);
  if (!open) {
    return (
      <button type="button" className="quiet" onClick={() => setOpen(true)}>
        {consent.ask}
        <span className="unseen"> {name}</span>
      </button>
    );
  }
  return (
    <fieldset className="sure">
      <legend className="unseen">{consent.ask}</legend>
      <p className="strong">{consent.title(name)}</p>
      <ul className="plain-list sub">
        {consent.why.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <RefusedNote error={allow.error} />
      <div className="button-row">
        <button
          type="button"
          className="button"
          disabled={allow.isPending}
          onClick={() => allow.mutate()}
        >
          {consent.yes}
        </button>
        <button type="button" className="button ghost" onClick={() => setOpen(false)}>
          {consent.no}
        </button>
      </div>
    </fieldset>
  );
}
