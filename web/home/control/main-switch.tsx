import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useHomeWords } from "../../words/use-home.ts";
import { SWITCH, valueText } from "../wording.ts";
import type { Control } from "./use-control.ts";

/** On or off with one tap; what was asked stands hatched until the home confirms it. */
export function MainSwitch({ control }: { readonly control: Control }) {
  const words = useHomeWords();
  const { language } = useSpeech();
  const { device } = control;
  const of = device.settable.find(({ property }) => property === SWITCH);
  if (of === undefined) return null;
  const { value, isAsked } = control.shown(SWITCH);
  const name = say(device.name, language);
  const said = valueText(value, of, { words, language });
  return (
    <button
      type="button"
      role="switch"
      className={isAsked ? "switch asked" : "switch"}
      aria-checked={value === true}
      aria-busy={isAsked}
      aria-label={words.control.label(name, say(of.label, language))}
      disabled={isAsked}
      onClick={() => control.ask({ [SWITCH]: value !== true })}
    >
      <span className="switch-said">{isAsked ? words.control.asked : said}</span>
      <span className="switch-track" aria-hidden="true">
        <span className="switch-knob" />
      </span>
    </button>
  );
}
