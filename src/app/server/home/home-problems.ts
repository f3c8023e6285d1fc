/** What the home refuses, with its HTTP status and what people read. */
export const HOME_PROBLEMS = {
  "home.no-service": {
    status: 409,
    ja: "エコレポの契約がないため、機器は使えません。",
    en: "There is no home service in force, hence no appliances.",
  },
  "home.house-only": {
    status: 403,
    ja: "ご契約のプランでは、家全体の使用量だけをご覧いただけます。",
    en: "Your contract shows the whole house alone, not single appliances.",
  },
  "home.device-not-found": {
    status: 404,
    ja: "この機器は見つかりません。",
    en: "There is no such device.",
  },
  "home.device-excluded": {
    status: 403,
    ja: "この機種は、確認の結果サービスの対象外です。",
    en: "This kind of device was checked and is not served.",
  },
  "home.not-allowed": {
    status: 403,
    ja: "この機器の遠隔操作は、まだ許可されていません。",
    en: "Switching this device from afar has not been allowed.",
  },
  "home.remote-forbidden": {
    status: 403,
    ja: "機器の設定で、宅外からの操作が禁止されています。",
    en: "The device itself forbids being switched from outside the home.",
  },
  "home.gateway-offline": {
    status: 409,
    ja: "ゲートウェイがつながっていないため、いまは操作できません。",
    en: "The gateway is not connected, so nothing can be switched now.",
  },
  "home.nothing-set": {
    status: 422,
    ja: "設定する内容がありません。",
    en: "Nothing was to be set.",
  },
  "home.not-settable": {
    status: 422,
    ja: "この項目は設定できません。",
    en: "This cannot be set.",
  },
  "home.out-of-range": {
    status: 422,
    ja: "安全に設定できる範囲を超えています。",
    en: "This is beyond what can be set safely.",
  },
  "home.bad-value": {
    status: 422,
    ja: "この値は設定できません。",
    en: "This value cannot be set.",
  },
  "home.room-not-found": {
    status: 422,
    ja: "この部屋は見つかりません。",
    en: "There is no such room.",
  },
  "home.no-such-circuit": {
    status: 422,
    ja: "この回路は見つかりません。",
    en: "There is no such circuit.",
  },
  "home.scene-not-found": {
    status: 404,
    ja: "このシーンは見つかりません。",
    en: "There is no such scene.",
  },
  "home.schedule-not-found": {
    status: 404,
    ja: "このスケジュールは見つかりません。",
    en: "There is no such schedule.",
  },
  "home.too-many-plans": {
    status: 409,
    ja: "これ以上は登録できません。使わないものを削除してください。",
    en: "There are as many as can be kept; drop one that is no longer used.",
  },
  "home.away-past": {
    status: 422,
    ja: "これから1年以内の日時を選んでください。",
    en: "Choose a time within the year that comes.",
  },
  "home.gateway-not-found": {
    status: 404,
    ja: "このゲートウェイは見つかりません。",
    en: "There is no such gateway.",
  },
  "home.too-many-gateways": {
    status: 409,
    ja: "ゲートウェイは8台までです。使わないものを取り消してください。",
    en: "A home has eight gateways at most; revoke one that is no longer used.",
  },
  "home.code-refused": {
    status: 404,
    ja: "このコードは使えません。期限が切れたか、すでに使われています。",
    en: "This code opens nothing: it has expired, was used, or was mistyped.",
  },
  "home.token-not-found": {
    status: 404,
    ja: "このトークンは見つかりません。",
    en: "There is no such token.",
  },
  "home.too-many-tokens": {
    status: 409,
    ja: "トークンは20件までです。使わないものを削除してください。",
    en: "A home has twenty tokens at most; drop one that is no longer used.",
  },
  "home.rule-not-found": {
    status: 404,
    ja: "この規則は見つかりません。",
    en: "There is no such rule.",
  },
  "home.rule-says-nothing": {
    status: 422,
    ja: "メーカー・製品・機器の種類のどれかを指定してください（製品にはメーカーも必要です）。",
    en: "Name a maker, a product of a maker, or a class.",
  },
} as const;
