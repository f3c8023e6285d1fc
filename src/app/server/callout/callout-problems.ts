/** What the call-out refuses, with its HTTP status and what people read. */
export const CALLOUT_PROBLEMS = {
  "callout.case-not-found": {
    status: 404,
    ja: "この受付は見つかりません。",
    en: "There is no such call.",
  },
  "callout.offer-over": {
    status: 409,
    ja: "この依頼は回答期限を過ぎていたため、ほかの訪問員に依頼しました。",
    en: "The time to answer was over: somebody else was asked.",
  },
  "callout.taken": {
    status: 409,
    ja: "この訪問は、ほかの訪問員が担当しています。",
    en: "Somebody else has this visit.",
  },
  "callout.not-yours": {
    status: 409,
    ja: "この訪問は、いまはご担当ではありません。",
    en: "This visit is not yours any more.",
  },
  "callout.cancelled": {
    status: 409,
    ja: "この受付は取り消されました。記録は残し、センターが確認します。",
    en: "The call was cancelled meanwhile. What you told is kept; the desk looks at it.",
  },
  "callout.finished": {
    status: 409,
    ja: "この訪問は完了として記録されています。",
    en: "The visit was finished before.",
  },
  "callout.quote-differs": {
    status: 409,
    ja: "お見積もりが現在の条件と合いません。もう一度お作りください。",
    en: "The quote is not the one that the terms make. Please make it anew.",
  },
  "callout.quote-over": {
    status: 409,
    ja: "このお見積もりは、すでに決まったか、新しいものに替わっています。",
    en: "This quote was decided, or another took its place.",
  },
  "callout.no-such-visit": {
    status: 404,
    ja: "この訪問は見つかりません。",
    en: "There is no such visit.",
  },
  "callout.barred-at-night": {
    status: 409,
    ja: "この時間帯の到着では、破壊開錠などの作業は行えません。",
    en: "Arriving at this hour, this work is not done.",
  },
  "callout.unknown-price": {
    status: 422,
    ja: "見積項目にないものが含まれています。",
    en: "Something on it may not stand on a quote of this visit.",
  },
  "callout.price-not-as-agreed": {
    status: 422,
    ja: "単価が決まった金額と異なります。",
    en: "A price is not the one that was agreed.",
  },
  "callout.not-whole": {
    status: 422,
    ja: "数量は1以上、単価は0円以上の整数でご記入ください。",
    en: "Write a whole quantity of 1 or more and a price in whole yen.",
  },
  "callout.quote-too-high": {
    status: 422,
    ja: "見積額が上限を超えています。",
    en: "The quote is above what a call-out may cost.",
  },
  "callout.name-missing": {
    status: 422,
    ja: "ご署名には、お名前の入力が必要です。",
    en: "To sign, please write your name.",
  },
  "callout.fact-of-another": {
    status: 409,
    ja: "同じ番号の記録が、ほかの訪問にあります。",
    en: "Something else was told under this name before.",
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
  "callout.not-now": {
    status: 409,
    ja: "いまの状態では、その操作はできません。画面を更新してご確認ください。",
    en: "That cannot be done to the case as it is now. Look at it anew.",
  },
  "callout.no-compensation": {
    status: 409,
    ja: "賠償の上限を定めた契約のない受付には、賠償を記録できません。",
    en: "No contract of this call says what is owed for damage.",
  },
  "callout.price-differs": {
    status: 409,
    ja: "お伝えした料金が変わりました。もう一度ご確認ください。",
    en: "The price has changed since it was shown. Please look again.",
  },
  "callout.technician-not-found": {
    status: 422,
    ja: "この訪問員は見つからないか、いまは出動していません。",
    en: "There is no such technician, or they do not go out.",
  },
  "callout.technician-taken": {
    status: 409,
    ja: "このログインIDは、すでに使われています。",
    en: "This login ID is taken.",
  },
  "callout.area-not-found": {
    status: 422,
    ja: "この地区は登録されていません。",
    en: "There is no such area.",
  },
  "callout.shifts-overlap": {
    status: 422,
    ja: "勤務時間が重なっているか、24時間を超えています。",
    en: "Shifts overlap, end before they begin, or last more than 24 hours.",
  },
  "callout.announcement-not-found": {
    status: 404,
    ja: "このお知らせは見つかりません。",
    en: "There is no such announcement.",
  },
  "callout.time-not-possible": {
    status: 422,
    ja: "時間帯が過ぎているか、始まりと終わりが逆です。",
    en: "The time is over, or ends before it begins.",
  },
  "callout.trouble-unknown": {
    status: 422,
    ja: "お困りごとの種類を選び直してください。",
    en: "Choose the kind of trouble again.",
  },
  "callout.account-unknown": {
    status: 422,
    ja: "このお客さまは見つかりません。",
    en: "There is no such household.",
  },
  "callout.address-missing": {
    status: 422,
    ja: "お客さまを選ぶか、住所を入力してください。",
    en: "Choose the household, or write the address.",
  },
  "callout.nobody-to-ask": {
    status: 409,
    ja: "いま打診できる訪問員がいません。",
    en: "Nobody can be asked now.",
  },
} as const;
