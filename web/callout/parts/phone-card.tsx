import { useCalloutWords } from "../../words/use-callout.ts";
import { telOf } from "./tel.ts";

interface Props {
  /** Null or empty: it was never loaded, or never set up. */
  readonly phone: string | null;
  readonly isKept: boolean;
}

/** The number that is answered at any hour, also where nothing else can be loaded. */
export function PhoneCard({ phone, isKept }: Props) {
  const words = useCalloutWords();
  return (
    <section className="card phone-card">
      {!phone ? (
        <p>{words.help.noPhone}</p>
      ) : (
        <>
          <a className="button ghost trouble-big" href={telOf(phone)}>
            {words.phone(phone)}
          </a>
          <p className="sub">
            {words.phoneWhy}
            {isKept ? ` ${words.phoneKept}` : ""}
          </p>
        </>
      )}
    </section>
  );
}
