import type { CaseNow } from "../../../callout/case/case-now.ts";
import type { ResidentCase } from "../../api/callout.ts";
import { mayCancel } from "../../callout/household-acts.ts";
import { yenWords } from "../../callout/words/yen-words.ts";

const SIGN_FIRST = {
  ja: "有料の作業は、お見積もりにご署名いただいてから行います。",
  en: "Nothing that costs is done before you have signed a quote for it.",
};

/**
 * The most that it costs as of now: what was signed, else what was told before the visit. More
 * needs a signature.
 */
export function mayCost(now: CaseNow): ResidentCase["mayCost"] {
  const signed = now.visits.flatMap(({ quotes }) =>
    quotes.filter(({ state }) => state === "signed"),
  );
  const signedYen = signed.reduce((sum, { quote }) => sum + quote.total, 0);
  if (signed.length > 0) {
    const { ja, en } = yenWords(signedYen);
    return {
      yen: signedYen,
      words: { ja: `ご署名いただいた金額は${ja}です。`, en: `You have signed for ${en}.` },
    };
  }
  const { entitlement } = now;
  if (entitlement?.outcome === "covered" && entitlement.visitFee === 0) {
    const words = {
      ja: `訪問と${entitlement.freeMinutes}分までの作業は無料です。${SIGN_FIRST.ja}`,
      en: `The visit and ${entitlement.freeMinutes} minutes of work are free. ${SIGN_FIRST.en}`,
    };
    return { yen: 0, words };
  }
  if (entitlement === null || entitlement.visitFee === 0) return { yen: 0, words: SIGN_FIRST };
  const { ja, en } = yenWords(entitlement.visitFee);
  return {
    yen: entitlement.visitFee,
    words: {
      ja: `訪問の料金は${ja}です。${SIGN_FIRST.ja}`,
      en: `The visit costs ${en}. ${SIGN_FIRST.en}`,
    },
  };
}

/** What cancelling costs, said before it is asked: a fee once somebody is on the way, if any. */
export function cancelCosts(now: CaseNow): ResidentCase["cancelCosts"] {
  if (!mayCancel(now)) return null;
  const yen = now.state === "on-the-way" ? (now.entitlement?.cancelFee ?? 0) : 0;
  const { ja, en } = yenWords(yen);
  const words =
    yen === 0
      ? { ja: "いまの取り消しに料金はかかりません。", en: "Cancelling now costs nothing." }
      : {
          ja: `訪問員が出発しているため、取り消しの料金は${ja}です。`,
          en: `Somebody is on the way: cancelling now costs ${en}.`,
        };
  return { yen, words };
}
