import type { AnnouncementBody } from "../../../src/app/api/queue.ts";
import { formatDay } from "../../../src/kernel/day.ts";
import { readTypedDay } from "../../../src/kernel/typed/typed-day.ts";

export type ScopeKind = "all" | "buildings" | "accounts";

/** What was typed so far. */
export interface AnnouncementDraft {
  /** Service and change in one, as the list of changes offers them. */
  readonly change: string;
  readonly on: string;
  readonly urgent: boolean;
  readonly scope: ScopeKind;
  readonly listed: string;
  readonly titleJa: string;
  readonly titleEn: string;
  readonly bodyJa: string;
  readonly bodyEn: string;
}

export const EMPTY: AnnouncementDraft = {
  change: "",
  on: "",
  urgent: false,
  scope: "all",
  listed: "",
  titleJa: "",
  titleEn: "",
  bodyJa: "",
  bodyEn: "",
};

const BETWEEN = " ";

/** Service and change as one value of a list. */
export function changeValue({ service, change }: { service: string; change: string }): string {
  return `${service}${BETWEEN}${change}`;
}

/** Numbers as people list them: by line, comma or space, of either width. */
export function listedNumbers(text: string): string[] {
  return [...new Set(text.split(/[\s,、，]+/).filter((part) => part !== ""))];
}

/** What is asked; null as long as change, day or list are missing. Texts may still be. */
export function checkBody(draft: AnnouncementDraft): AnnouncementBody | null {
  const [service, change] = draft.change.split(BETWEEN);
  const on = readTypedDay(draft.on);
  const scope = scopeOf(draft);
  if (!service || !change || !on.ok || scope === null) return null;
  return {
    service,
    change,
    effectiveOn: formatDay(on.value),
    urgent: draft.urgent,
    scope,
    title: { ja: draft.titleJa || "—", en: draft.titleEn },
    body: { ja: draft.bodyJa || "—", en: draft.bodyEn },
  };
}

function scopeOf({ scope, listed }: AnnouncementDraft): AnnouncementBody["scope"] | null {
  const numbers = listedNumbers(listed);
  if (scope === "all") return { all: true };
  if (numbers.length === 0) return null;
  return scope === "buildings" ? { buildings: numbers } : { accounts: numbers };
}
