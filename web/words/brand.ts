import { useSpeech } from "./language.ts";

const ja = {
  title: "報告書の体裁",
  lead: "お客さまにお渡しする報告書に、このとおりに載ります。",
  notSet: "まだ設定されていません。ご契約の名義を載せています。",
  name: "会社名",
  contact: "連絡先",
  contactHelp: "住所、電話、担当者など。4行まで。",
  accent: "色",
  accentHelp:
    "「#8A5A2B」のように書きます。白い紙の上で読める濃さの色に限ります。空欄なら標準の色です。",
  logo: "ロゴ",
  logoHelp: "PNG、またはパスだけの SVG。256 KBまで。",
  logoNow: { png: "PNG のロゴがあります。", svg: "SVG のロゴがあります。" },
  dropLogo: "ロゴを載せない",
  save: "保存する",
  saving: "保存しています…",
  saved: "保存しました。次の報告書から使います。",
};
type BrandWords = typeof ja;

const en: BrandWords = {
  title: "How reports look",
  lead: "As it stands on the reports that customers are given.",
  notSet: "Nothing is set yet: the name of the account stands there.",
  name: "Company",
  contact: "Contact",
  contactHelp: "Address, telephone, who answers. Up to four lines.",
  accent: "Colour",
  accentHelp: "Such as #8A5A2B, dark enough to be read on white paper. Empty: the standard colour.",
  logo: "Logo",
  logoHelp: "A PNG, or an SVG of plain paths, up to 256 KB.",
  logoNow: { png: "There is a PNG logo.", svg: "There is an SVG logo." },
  dropLogo: "No logo",
  save: "Save",
  saving: "Saving…",
  saved: "Saved; used from the next report on.",
};

export function useBrandWords(): BrandWords {
  return useSpeech().language === "ja" ? ja : en;
}
