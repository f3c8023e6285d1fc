import { useQuery } from "@tanstack/react-query";
import type { CommandView, DeviceView } from "../../src/app/api/home-device.ts";
import { dotOf, instantText, say } from "../format.ts";
import { homeApi } from "../home-api.ts";
import { useSpeech } from "../words/language.ts";
import { useHomeWords } from "../words/use-home.ts";
import { isUnderWay } from "./live/merge-live.ts";
import { clockText, settingText } from "./wording.ts";

/** Every action from afar, newest first. */
export function useCommands() {
  return useQuery({ queryKey: ["home", "commands"], queryFn: homeApi.commands, staleTime: 0 });
}

interface Props {
  readonly commands: readonly CommandView[];
  readonly devices: readonly DeviceView[];
}

/** Who did what, when, and how it went. */
export function LogList({ commands, devices }: Props) {
  const known = new Map(devices.map((device) => [device.device, device]));
  return (
    <ul className="list log">
      {commands.map((command) => (
        <LogRow key={command.command} command={command} device={known.get(command.device)} />
      ))}
    </ul>
  );
}

function LogRow({
  command,
  device,
}: {
  readonly command: CommandView;
  readonly device: DeviceView | undefined;
}) {
  const words = useHomeWords();
  const { language } = useSpeech();
  const { by, state, said, steps } = command;
  const went = state === "confirmed" ? "gain" : isUnderWay(command) ? "" : "went-wrong";
  return (
    <li className="log-row">
      <div className="row wrap">
        <b>{say(command.deviceName, language)}</b>
        <span className={`pill ${went}`}>{say(said, language)}</span>
      </div>
      <p>{settingText(command.set, device, { words, language })}</p>
      <p className="sub small">
        {[
          instantText(command.askedAt, language),
          words.log.who(words.log.by[by.kind], by.name),
        ].join(dotOf(language))}
      </p>
      {steps.length < 2 ? null : (
        <ol className="log-steps sub small" aria-label={words.log.steps}>
          {steps.map((step) => (
            <li key={`${step.state}${step.at}`}>
              {stepName(step.state, words)} {clockText(step.at)}
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

function stepName(state: CommandView["state"], { way }: ReturnType<typeof useHomeWords>): string {
  if (state === "asked" || state === "sent" || state === "accepted" || state === "confirmed") {
    return way.steps[state];
  }
  return way.result[state];
}
