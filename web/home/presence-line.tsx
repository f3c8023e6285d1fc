import type { DeviceView } from "../../src/app/api/home-device.ts";
import { dotOf } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { useHomeWords } from "../words/use-home.ts";
import { agoText } from "./wording.ts";

interface Props {
  readonly device: DeviceView;
  readonly asOf: string;
  /** Also of a device that answers. */
  readonly always?: boolean;
}

/** When it was heard and when it last answered, which are two things. */
export function PresenceLine({ device, asOf, always = false }: Props) {
  const words = useHomeWords();
  const { language } = useSpeech();
  const { presence, heardAt, answeredAt } = device;
  if (presence === "answers" && !always) return null;
  const parts = [
    ...(heardAt === null ? [] : [words.heard(agoText(asOf, heardAt, words))]),
    answeredAt === null ? words.neverAnswered : words.answered(agoText(asOf, answeredAt, words)),
  ];
  return (
    <span className="presence" data-presence={presence}>
      <b>{words.presence[presence]}</b> <span>{parts.join(dotOf(language))}</span>
    </span>
  );
}
