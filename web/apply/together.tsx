import type { Offer } from "../../src/app/api/application.ts";
import { say } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";

/** A way out of a refusal: the services with which it would be possible, one tap each. */
export function Together({
  with: services,
  offers,
  add,
}: {
  readonly with: readonly string[];
  readonly offers: readonly Offer[];
  readonly add: (service: string) => void;
}) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const known = offers.filter(({ service }) => services.includes(service));
  if (known.length === 0) return null;
  return (
    <div className="form-end">
      {known.map(({ service, name }) => (
        <button key={service} type="button" className="button ghost" onClick={() => add(service)}>
          {words.apply.together(say(name, language))}
        </button>
      ))}
    </div>
  );
}
