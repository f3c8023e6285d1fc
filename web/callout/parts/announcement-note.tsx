import type { IntakeForm } from "../../../src/app/api/callout.ts";
import { instantText, say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";

/** A large event: what goes on, since when, and how long one honestly waits. */
export function AnnouncementNote({ announcement }: Pick<IntakeForm, "announcement">) {
  const { announcement: words } = useCalloutWords();
  const { words: common, language } = useSpeech();
  if (announcement === null) return null;
  return (
    <section className="alert announcement">
      <p>
        <strong>{say(announcement.title, language)}</strong>
      </p>
      <p className="announcement-body">{say(announcement.body, language)}</p>
      {announcement.waitMinutes === null ? null : (
        <p className="strong">{words.wait(announcement.waitMinutes)}</p>
      )}
      <p className="sub small">{common.asOf(instantText(announcement.since, language))}</p>
    </section>
  );
}
