/** What the call-out refuses, with its HTTP status and what people read. */
export const CALLOUT_PROBLEMS = {
  "callout.case-not-found": {
    status: 404,
    ja: "この受付は見つかりません。",
    en: "There is no such call.",
  },
  "callout.photo-not-found": {
    status: 404,
    ja: "この写真は見つかりません。",
    en: "There is no such picture.",
  },
  "callout.report-not-found": {
    status: 404,
    ja: "この作業報告書は見つかりません。",
    en: "There is no such report.",
  },
  "callout.no-picture": {
    status: 415,
    ja: "写真として読めません。JPEG・PNG・WebPのいずれかで、最後まで送ってください。",
    en: "This is no picture. Send JPEG, PNG or WebP, to its end.",
  },
  "callout.picture-too-wide": {
    status: 422,
    ja: "写真の画素数が多すぎます。縮小してお送りください。",
    en: "The picture has too many pixels. Please shrink it.",
  },
  "callout.photo-name-taken": {
    status: 409,
    ja: "同じ番号で、別の写真がすでに送られています。",
    en: "Another picture was sent under this name before.",
  },
  "callout.photos-too-many": {
    status: 409,
    ja: "写真の枚数が多すぎます。古い受付の写真が処理されるまでお待ちください。",
    en: "There are too many pictures that belong to no call yet.",
  },
  "callout.not-a-technician": {
    status: 403,
    ja: "このログインは、訪問員として登録されていません。",
    en: "This login belongs to no technician.",
  },
  "callout.code-wrong": {
    status: 422,
    ja: "確認コードが違うか、期限が切れています。もう一度お送りください。",
    en: "The code is wrong or has expired. Have a new one sent.",
  },
  "callout.no-open-line": {
    status: 404,
    ja: "この事業者は、ログインなしの受付をしていません。",
    en: "This operator takes no calls without a login.",
  },
  "callout.link-closed": {
    status: 404,
    ja: "このアドレスは使えません。期限が切れたか、間違っています。",
    en: "This address opens nothing: it has expired or is wrong.",
  },
} as const;
