import { dayText } from "../../format.ts";
import { useOnline } from "../../parts/use-online.ts";
import { useSpeech } from "../../words/language.ts";
import { useDiagnosisWords } from "../../words/use-diagnosis.ts";
import type { Ranking } from "../worker/messages.ts";

/** How long it took and over how many plans, as measured; and whether the network is gone. */
export function TimeLine({
  ranking,
  today,
}: {
  readonly ranking: Ranking | null;
  readonly today: string;
}) {
  const { status } = useDiagnosisWords();
  const { language } = useSpeech();
  const online = useOnline();
  const took = Math.max(1, Math.round(ranking?.milliseconds ?? 0));
  return (
    <p className="sub small time-line">
      {ranking === null
        ? status.loading
        : status.timed(took, ranking.plans, dayText(today, language))}
      {online ? null : <span className="offline-note">{status.offline}</span>}
    </p>
  );
}
