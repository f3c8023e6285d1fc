import { useEffect } from "react";
import type { CommandView, DeviceView } from "../../../src/app/api/home-device.ts";
import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useHomeWords } from "../../words/use-home.ts";
import { isUnderWay } from "../live/merge-live.ts";
import { clockText, settingText, wordsOf } from "../wording.ts";

interface Props {
  readonly command: CommandView;
  readonly device: DeviceView | undefined;
  readonly dismiss: () => void;
}

/** A confirmation is read in this time; what went wrong stays until it is put away. */
const READ_MS = 8_000;

/** How far a command got: sent, accepted, confirmed; or what stood against it. */
export function CommandWay({ command, device, dismiss }: Props) {
  const words = useHomeWords();
  const { language } = useSpeech();
  const isDone = command.state === "confirmed";
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(dismiss, READ_MS);
    return () => clearTimeout(timer);
  }, [isDone, dismiss]);
  const went = isUnderWay(command) || isDone;
  return (
    <div className={went ? "way" : "way went-wrong"} data-state={command.state}>
      <p className="way-asked">{settingText(command.set, device, { words, language })}</p>
      {went ? (
        <Steps command={command} />
      ) : (
        <div role="alert" className="way-wrong">
          <strong>{say(command.said, language)}</strong>
          {command.property === null ? null : (
            <span className="sub">
              {words.way.property(labelOf(device, command.property, language))}
            </span>
          )}
          <button type="button" className="quiet" onClick={dismiss}>
            {words.way.dismiss}
          </button>
        </div>
      )}
    </div>
  );
}

function labelOf(device: DeviceView | undefined, property: string, language: "ja" | "en"): string {
  const of = wordsOf(device, property);
  return of === undefined ? property : say(of.label, language);
}

const STEPS = ["sent", "accepted", "confirmed"] as const;

function Steps({ command }: { readonly command: CommandView }) {
  const { way } = useHomeWords();
  const { language } = useSpeech();
  const reached = new Map(command.steps.map(({ state, at }) => [state, at]));
  const confirmedAt = reached.get("confirmed");
  return (
    <>
      <output className="unseen">{say(command.said, language)}</output>
      <ol className="way-steps" aria-label={way.label}>
        {STEPS.map((step) => (
          <li key={step} className={isReached(command, step) ? "reached" : undefined}>
            {way.steps[step]}
          </li>
        ))}
      </ol>
      {confirmedAt === undefined ? null : (
        <span className="sub small">{way.settledAt(clockText(confirmedAt))}</span>
      )}
    </>
  );
}

/** A device that confirms by an announcement has accepted it too, though it did not say so. */
function isReached({ state }: CommandView, step: (typeof STEPS)[number]): boolean {
  const at = STEPS.findIndex((each) => each === state);
  return STEPS.indexOf(step) <= at;
}
