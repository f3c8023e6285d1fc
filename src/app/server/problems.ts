import type { LabelText, Problem } from "../api/fields.ts";

/** Everything the interface refuses, with its HTTP status and what people read. */
const PROBLEMS = {
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
  "http.failed": {
    status: 500,
    ja: "サーバーで問題が起きました。時間をおいてもう一度お試しください。",
    en: "Something went wrong on the server. Please try again later.",
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
  "use.no-meter": {
    status: 404,
    ja: "電気の契約がないため、使用量はありません。",
    en: "There is no electricity contract, hence no use.",
  },
} as const satisfies Record<string, LabelText & { readonly status: number }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Why a request was not answered; a value, never thrown by rules. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly fields?: Problem["fields"];
  readonly retryAt?: string;
}

export function statusOf({ code }: Refusal): 400 | 401 | 403 | 404 | 413 | 429 | 500 {
  return PROBLEMS[code].status;
}

export function problemOf({ code, fields, retryAt }: Refusal): Problem {
  const { ja, en } = PROBLEMS[code];
  return {
    code,
    message: { ja, en },
    ...(fields === undefined ? {} : { fields }),
    ...(retryAt === undefined ? {} : { retryAt }),
  };
}
