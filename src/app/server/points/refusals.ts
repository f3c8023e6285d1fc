import type { AnnounceRefusal } from "../../../points/index.ts";
import type { LabelText } from "../../api/fields.ts";

/** Why an event cannot be announced, with the figure of the terms. */
export function announceWords(refusal: AnnounceRefusal): LabelText {
  switch (refusal.code) {
    case "points.no-scheme":
      return { ja: "このサービスにポイントはありません。", en: "This service has no points." };
    case "points.event-too-soon":
      return {
        ja: `開始の${refusal.hours}時間前までに告知してください。`,
        en: `Announce it at least ${refusal.hours} hours before it begins.`,
      };
    case "points.event-concerns-nobody":
      return { ja: "対象の世帯がありません。", en: "It concerns no household." };
  }
}
