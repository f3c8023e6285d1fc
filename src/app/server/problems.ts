import type { LabelText, Problem, RefusedView } from "../api/fields.ts";
import { CALLOUT_PROBLEMS } from "./callout/callout-problems.ts";
import { HOME_PROBLEMS } from "./home/home-problems.ts";

/** Everything the interface refuses, with its HTTP status and what people read. */
const PROBLEMS = {
  ...HOME_PROBLEMS,
  ...CALLOUT_PROBLEMS,
  "auth.wrong-login": {
    status: 401,
    ja: "ログインIDまたはパスワードが違います。",
    en: "The login ID or the password is wrong.",
  },
  "auth.locked": {
    status: 429,
    ja: "続けて間違えたため、しばらくログインできません。",
    en: "Too many wrong attempts. Login is closed for a while.",
  },
  "auth.too-many-requests": {
    status: 429,
    ja: "短い時間に何度も試されました。少し待ってからお試しください。",
    en: "Too many attempts in a short time. Please wait a little.",
  },
  "auth.no-session": {
    status: 401,
    ja: "ログインしてください。",
    en: "Please log in.",
  },
  "auth.unknown-key": {
    status: 401,
    ja: "このAPIキーは使えません。",
    en: "This API key opens nothing.",
  },
  "auth.not-allowed": {
    status: 403,
    ja: "このページを見る権限がありません。",
    en: "You may not see this.",
  },
  "http.not-found": {
    status: 404,
    ja: "見つかりません。",
    en: "There is nothing here.",
  },
  "http.bad-request": {
    status: 400,
    ja: "入力を確かめてください。",
    en: "Please check what was entered.",
  },
  "http.too-large": {
    status: 413,
    ja: "送られた内容が大きすぎます。",
    en: "What was sent is too large.",
  },
  "http.wrong-type": {
    status: 415,
    ja: "JSON で送ってください。",
    en: "Please send JSON.",
  },
  "http.failed": {
    status: 500,
    ja: "サーバーで問題が起きました。時間をおいてもう一度お試しください。",
    en: "Something went wrong on the server. Please try again later.",
  },
  "registration.no-invitation": {
    status: 404,
    ja: "この登録用アドレスは使えません。期限が切れたか、すでに使われています。",
    en: "This address for registering cannot be used: it has expired or was used.",
  },
  "registration.other-dwelling": {
    status: 422,
    ja: "建物名・部屋番号が、登録の内容と一致しません。",
    en: "Building and room are not the ones on file.",
  },
  "registration.login-taken": {
    status: 409,
    ja: "このメールアドレスはすでに登録されています。",
    en: "This e-mail address is registered already.",
  },
  "auth.password-too-short": {
    status: 422,
    ja: "パスワードは8文字以上にしてください。",
    en: "The password needs at least 8 letters.",
  },
  "auth.password-too-long": {
    status: 422,
    ja: "パスワードが長すぎます。",
    en: "The password is too long.",
  },
  "bill.not-found": {
    status: 404,
    ja: "この請求書は見つかりません。",
    en: "There is no such bill.",
  },
  "account.not-found": {
    status: 404,
    ja: "このお客さまは見つかりません。",
    en: "There is no such account.",
  },
  "contract.not-found": {
    status: 404,
    ja: "この契約は見つかりません。",
    en: "There is no such contract.",
  },
  "document.not-found": {
    status: 404,
    ja: "この書面は見つかりません。",
    en: "There is no such document.",
  },
  "notification.not-found": {
    status: 404,
    ja: "このお知らせは見つかりません。",
    en: "There is no such notification.",
  },
  "event.not-found": {
    status: 404,
    ja: "この記録は見つかりません。",
    en: "There is no such record.",
  },
  "approval.not-found": {
    status: 404,
    ja: "この承認依頼は見つかりません。",
    en: "There is no such request for approval.",
  },
  "approval.own": {
    status: 403,
    ja: "ご自身の依頼は、ほかの担当者が承認します。",
    en: "Somebody else decides what you asked for.",
  },
  "approval.decided": {
    status: 409,
    ja: "この依頼はすでに決まっています。",
    en: "This was decided already.",
  },
  "request.key-reused": {
    status: 409,
    ja: "同じ受付番号で、内容の異なる送信がすでにあります。",
    en: "Something else was sent under the same request key before.",
  },
  "clock.not-own": {
    status: 409,
    ja: "この事業者の時計は固定されていません。",
    en: "This operator lives by the machine's time.",
  },
  "clock.backwards": {
    status: 422,
    ja: "時計は先へだけ進められます。",
    en: "The clock only moves forward.",
  },
  "customer.not-found": {
    status: 404,
    ja: "このお客さまは見つかりません。",
    en: "There is no such customer.",
  },
  "diagnosis.not-found": {
    status: 404,
    ja: "この診断は見つかりません。",
    en: "There is no such diagnosis.",
  },
  "diagnosis.not-answered": {
    status: 422,
    ja: "この内容では診断できません。",
    en: "This cannot be diagnosed as it was asked.",
  },
  "diagnosis.link-closed": {
    status: 404,
    ja: "このリンクは使えません。期限が切れたか、取り消されています。",
    en: "This link opens nothing: it has expired or was revoked.",
  },
  "diagnosis.user-not-found": {
    status: 404,
    ja: "この利用者は見つかりません。",
    en: "There is no such user.",
  },
  "diagnosis.user-taken": {
    status: 409,
    ja: "このメールアドレスの利用者、または利用責任者がすでに登録されています。",
    en: "Somebody has this address already, or there is a responsible person.",
  },
  "diagnosis.agency-not-found": {
    status: 404,
    ja: "この取次店は見つかりません。",
    en: "There is no such agency.",
  },
  "diagnosis.agency-taken": {
    status: 409,
    ja: "この取次店はすでに届け出られています。",
    en: "This agency was named already.",
  },
  "diagnosis.key-not-found": {
    status: 404,
    ja: "このAPIキーは見つかりません。",
    en: "There is no such key.",
  },
  "diagnosis.plan-not-found": {
    status: 404,
    ja: "このプランは見つかりません。",
    en: "There is no such plan.",
  },
  "diagnosis.plans-of-contractor": {
    status: 403,
    ja: "契約者のプランは、取次店からは変えられません。",
    en: "An agency's people do not change the contractor's plans.",
  },
  "diagnosis.plans-too-many": {
    status: 409,
    ja: "自社プランは40件までです。使わないものを削除してください。",
    en: "Forty own plans are kept at most; throw away those no longer used.",
  },
  "diagnosis.consent-signed": {
    status: 409,
    ja: "すでに同意をいただいています。",
    en: "A consent is in force already.",
  },
  "diagnosis.consent-none": {
    status: 409,
    ja: "有効な同意がありません。",
    en: "There is no consent in force.",
  },
  "points.at-rest": {
    status: 409,
    ja: "ポイントのご利用には、エコレポと電力の両方のご契約が必要です。",
    en: "Points need both contracts, Ecorepo and power.",
  },
  "points.not-in-units": {
    status: 422,
    ja: "100ポイント単位でご指定ください。",
    en: "Points are used in hundreds.",
  },
  "points.too-few": {
    status: 422,
    ja: "ポイントが足りません。",
    en: "There are not so many points.",
  },
  "points.no-scheme": {
    status: 422,
    ja: "このサービスにポイントはありません。",
    en: "This service has no points.",
  },
  "points.event-too-soon": {
    status: 422,
    ja: "開始までの時間が短すぎます。",
    en: "It begins too soon to be announced.",
  },
  "points.event-concerns-nobody": {
    status: 422,
    ja: "対象の世帯がありません。",
    en: "It concerns no household.",
  },
  "points.event-not-found": {
    status: 404,
    ja: "このイベントは見つかりません。",
    en: "There is no such event.",
  },
  "points.event-over": {
    status: 409,
    ja: "このイベントは終了しています。",
    en: "This event is over.",
  },
  "switch.not-found": {
    status: 404,
    ja: "この切り替えは、いまは選べません。",
    en: "There is no such change to make now.",
  },
  "use.span-too-long": {
    status: 422,
    ja: "1日以上400日以下の期間を選んでください。",
    en: "Choose a period of one to 400 days.",
  },
  "building.span-too-long": {
    status: 422,
    ja: "1日以上62日以下の期間を選んでください。",
    en: "Choose a period of one to 62 days.",
  },
  "building.none": {
    status: 404,
    ja: "建物の契約がないため、建物のページはありません。",
    en: "There is no building contract, hence no building.",
  },
  "use.no-meter": {
    status: 404,
    ja: "電気の契約がないため、使用量はありません。",
    en: "There is no electricity contract, hence no use.",
  },
} as const satisfies Record<string, LabelText & { readonly status: number }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Why a request was not answered; a value, never thrown by rules. */
export type Refusal = Listed | RefusedByTerms;

export interface Listed {
  readonly code: ProblemCode;
  readonly fields?: Problem["fields"];
  readonly retryAt?: string;
}

/** What the terms, or the state of a contract, stand against, as people read it. */
export interface RefusedByTerms {
  readonly code: `contracts.${string}` | `diagnosis.${string}` | `callout.${string}`;
  readonly refused: RefusedView;
}

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500;

/** Refusals that are not about the terms: the state met is not the state that was looked at. */
const BY_TERMS: Readonly<Record<string, Status>> = {
  "contracts.changed-meanwhile": 409,
  "contracts.key-reused": 409,
  "contracts.recorded-out-of-order": 409,
  "contracts.waits-for-approval": 409,
  "contracts.not-for-residents": 403,
  "diagnosis.not-a-named-user": 403,
  "diagnosis.user-stopped": 403,
  "diagnosis.seat-elsewhere": 409,
  "diagnosis.key-revoked": 401,
  "callout.photo-too-large": 413,
};

/** What people read where something is barred for one of these reasons. */
export function wordsOf(code: ProblemCode): LabelText {
  const { ja, en } = PROBLEMS[code];
  return { ja, en };
}

export function statusOf(refusal: Refusal): Status {
  if ("refused" in refusal) return BY_TERMS[refusal.code] ?? 422;
  return PROBLEMS[refusal.code].status;
}

export function problemOf(refusal: Refusal): Problem {
  if ("refused" in refusal) {
    const { code, refused } = refusal;
    return { code, message: refused.reason, refused };
  }
  const { code, fields, retryAt } = refusal;
  const { ja, en } = PROBLEMS[code];
  return {
    code,
    message: { ja, en },
    ...(fields === undefined ? {} : { fields }),
    ...(retryAt === undefined ? {} : { retryAt }),
  };
}
