import { createHash } from "node:crypto";
import type { CaseNow, ConflictCode, VisitNow } from "../../../callout/case/case-now.ts";
import { takenBefore } from "../../../callout/case/taken-before.ts";
import type { Entitlement } from "../../../callout/coverage/entitlement.ts";
import { type EntitlementAsk, entitlementOf } from "../../../callout/coverage/entitlement-of.ts";
import { isWithin, tokyoMinute } from "../../../callout/coverage/tokyo-time.ts";
import type { FactOf } from "../../../callout/facts.ts";
import type { Quote } from "../../../callout/model.ts";
import { quoteFits, type SentQuote } from "../../../callout/quote/quote-fits.ts";
import { quoteTermsOf } from "../../../callout/quote/quote-terms-of.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { Label } from "../../../terms/fields.ts";

export interface QuoteCheck {
  readonly now: CaseNow;
  /** What the case is decided from, by what is known of it now. */
  readonly ask: EntitlementAsk;
  /** Told in the same breath, before the quote; null: what the case knows counts. */
  readonly cause: Pick<FactOf<"cause-found">, "trouble" | "cause"> | null;
  readonly arrivedAt: string | null;
}

export interface QuoteRefused {
  readonly code: ConflictCode;
  readonly words: Label;
}

/**
 * The quote that the terms make of what a phone sent; it was signed as it was shown, so it must be
 * the same to the last yen and word. A phone without a signal goes by what it was told last: the
 * terms as they were for each arrival that was expected count beside those of the real one.
 */
export function checkQuote(check: QuoteCheck, sent: SentQuote): Result<Quote, QuoteRefused> {
  const { now, ask } = check;
  const visit = now.visits.find((one) => one.visit === sent.visit);
  const arrivedAt = check.arrivedAt ?? visit?.arrivedAt ?? null;
  const before = takenBefore(now, sent.visit);
  let refused: QuoteRefused | null = null;
  for (const decided of decisionsOf(check, visit, arrivedAt)) {
    const terms = quoteTermsOf(ask.catalogue, decided, before);
    const made = quoteFits(terms, sent, sha256);
    if (made.ok) {
      const barred = terms.prices.filter(({ barredAtNight }) => barredAtNight);
      const isBarred = made.value.lines.some(({ code }) => barred.some((one) => one.code === code));
      return isBarred && isNight(decided, arrivedAt) ? no(BARRED) : ok(made.value);
    }
    refused ??= made.refusal;
  }
  return no(refused ?? UNKNOWN);
}

/** Each as it stands now, and as the phone may have been told it. */
function decisionsOf(
  { now, ask, cause }: QuoteCheck,
  visit: VisitNow | undefined,
  arrivedAt: string | null,
): readonly Entitlement[] {
  const promised = now.facts.flatMap((fact) => (fact.type === "promised" ? [fact.from] : []));
  const arrivals = new Set([
    arrivedAt,
    ask.arrivesAt,
    visit?.slot?.from ?? null,
    ...promised,
    null,
  ]);
  const found = cause === null ? ask : { ...ask, trouble: cause.trouble, cause: cause.cause };
  const causes = cause === null ? [ask] : [found, ask];
  return causes.flatMap((known) =>
    [...arrivals].map((arrivesAt) => entitlementOf({ ...known, arrivesAt })),
  );
}

/** KK-04: by the arrival, not by when the work is done. */
function isNight({ night }: Entitlement, arrivedAt: string | null): boolean {
  if (night === null || arrivedAt === null) return false;
  const hours = { begins: night.from, ends: night.until };
  return isWithin(hours, tokyoMinute(arrivedAt).minute);
}

const BARRED: QuoteRefused = {
  code: "callout.barred-at-night",
  words: {
    ja: "この時間帯の到着では、破壊開錠は行えません（KK-04）",
    en: "Arriving at this hour, destructive unlocking is not done (KK-04)",
  },
};

const UNKNOWN: QuoteRefused = {
  code: "callout.quote-differs",
  words: { ja: "お見積もりを確かめられません", en: "The quote cannot be checked" },
};

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
