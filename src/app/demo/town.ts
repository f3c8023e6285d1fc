/**
 * The people of an invented town. Prefecture-sized places are real so that supply areas and fibre
 * items fit; the city, its quarters, the postal codes, the telephone numbers (no subscriber number
 * begins with 0) and everybody are not.
 */
export interface Resident {
  readonly name: string;
  readonly kana: string;
  /** Quarter and number, or building and room. */
  readonly at: string;
}

const CITY = "神奈川県縁ヶ浜市";
export const POSTAL_CODES: Readonly<Record<string, string>> = {
  汐風町: "259-9901",
  若葉坂: "259-9902",
  水車通り: "259-9903",
  桐ノ木: "259-9904",
  本陣前: "259-9905",
};

/** In the order of their customer numbers; the first twenty have stories of their own. */
export const RESIDENTS: readonly Resident[] = [
  { name: "佐藤 恵子", kana: "サトウ ケイコ", at: "汐風町二丁目4-11" },
  { name: "髙橋 誠一郎", kana: "タカハシ セイイチロウ", at: "若葉坂一丁目7-2" },
  { name: "山﨑 美和", kana: "ヤマザキ ミワ", at: "水車通り三丁目1-5 ハイツ水車203" },
  {
    name: "有限会社勅使河原板金工業縁ヶ浜第二作業所",
    kana: "テシガワラバンキンコウギョウ",
    at: "本陣前五丁目12-8",
  },
  { name: "鈴木 一郎", kana: "スズキ イチロウ", at: "桐ノ木一丁目3-9" },
  {
    name: "長谷川 ミハイロヴィチ 健",
    kana: "ハセガワ ミハイロヴィチ ケン",
    at: "汐風町一丁目15-3 シーサイドテラス縁ヶ浜イーストウイング1104",
  },
  { name: "田中 さくら", kana: "タナカ サクラ", at: "若葉坂二丁目9-14" },
  { name: "渡邊 隆", kana: "ワタナベ タカシ", at: "水車通り一丁目2-2" },
  { name: "伊藤 千尋", kana: "イトウ チヒロ", at: "桐ノ木三丁目8-1 コーポ桐105" },
  { name: "株式会社潮見カフェ", kana: "シオミカフェ", at: "汐風町三丁目1-1" },
  { name: "中村 修", kana: "ナカムラ オサム", at: "本陣前二丁目6-6" },
  { name: "小林 由紀夫", kana: "コバヤシ ユキオ", at: "若葉坂三丁目11-7" },
  { name: "加藤 あゆみ", kana: "カトウ アユミ", at: "水車通り二丁目4-18" },
  { name: "吉田 勝", kana: "ヨシダ マサル", at: "桐ノ木二丁目5-10" },
  { name: "山田 花子", kana: "ヤマダ ハナコ", at: "汐風町二丁目8-3 メゾン汐風302" },
  {
    name: "若葉坂レジデンス管理組合",
    kana: "ワカバザカレジデンスカンリクミアイ",
    at: "若葉坂一丁目20-1",
  },
  { name: "㈱縁ヶ浜エコ住設", kana: "エンガハマエコジュウセツ", at: "本陣前一丁目3-4" },
  { name: "佐々木 亮", kana: "ササキ リョウ", at: "若葉坂一丁目20-1 若葉坂レジデンス201" },
  { name: "松本 和子", kana: "マツモト カズコ", at: "若葉坂一丁目20-1 若葉坂レジデンス305" },
  { name: "井上 豊", kana: "イノウエ ユタカ", at: "水車通り三丁目9-12" },
  { name: "木村 直美", kana: "キムラ ナオミ", at: "桐ノ木一丁目14-6" },
  { name: "林 浩二", kana: "ハヤシ コウジ", at: "本陣前三丁目2-7" },
  { name: "斎藤 瞳", kana: "サイトウ ヒトミ", at: "汐風町一丁目6-13" },
  { name: "清水 大地", kana: "シミズ ダイチ", at: "若葉坂二丁目3-8" },
  { name: "﨑山 源太", kana: "サキヤマ ゲンタ", at: "水車通り二丁目10-4" },
  { name: "阿部 菜々子", kana: "アベ ナナコ", at: "桐ノ木三丁目1-15" },
  { name: "森 拓也", kana: "モリ タクヤ", at: "本陣前四丁目8-2" },
  { name: "池田 静", kana: "イケダ シズカ", at: "汐風町三丁目5-9" },
  { name: "橋本 康平", kana: "ハシモト コウヘイ", at: "若葉坂三丁目6-1" },
  { name: "山口 百合", kana: "ヤマグチ ユリ", at: "水車通り一丁目12-3" },
  { name: "石川 文夫", kana: "イシカワ フミオ", at: "桐ノ木二丁目9-9" },
  { name: "前田 梓", kana: "マエダ アズサ", at: "本陣前一丁目7-16" },
  { name: "岡田 峻", kana: "オカダ シュン", at: "汐風町二丁目13-1" },
  { name: "長尾 みどり", kana: "ナガオ ミドリ", at: "若葉坂一丁目2-10" },
  { name: "藤田 昭", kana: "フジタ アキラ", at: "水車通り三丁目7-5" },
  { name: "後藤 朋美", kana: "ゴトウ トモミ", at: "桐ノ木一丁目11-2" },
  { name: "近藤 純", kana: "コンドウ ジュン", at: "本陣前五丁目4-4" },
  { name: "村上 彩", kana: "ムラカミ アヤ", at: "汐風町一丁目9-7 シーサイドテラス縁ヶ浜402" },
  { name: "遠藤 稔", kana: "エンドウ ミノル", at: "若葉坂二丁目15-5" },
  { name: "青木 春香", kana: "アオキ ハルカ", at: "水車通り二丁目1-8" },
  { name: "坂本 竜", kana: "サカモト リュウ", at: "桐ノ木三丁目4-11" },
  { name: "西村 京", kana: "ニシムラ ケイ", at: "本陣前二丁目10-3" },
  { name: "福田 志保", kana: "フクダ シホ", at: "汐風町三丁目12-6" },
  { name: "太田 弘", kana: "オオタ ヒロシ", at: "若葉坂三丁目2-14" },
  { name: "三浦 七海", kana: "ミウラ ナナミ", at: "水車通り一丁目8-8 水車荘101" },
  { name: "藤原 克己", kana: "フジワラ カツミ", at: "桐ノ木二丁目16-1" },
  { name: "岡本 涼", kana: "オカモト リョウ", at: "本陣前三丁目9-5" },
  { name: "松田 八重", kana: "マツダ ヤエ", at: "汐風町二丁目2-12" },
  { name: "中川 翔太", kana: "ナカガワ ショウタ", at: "若葉坂一丁目16-3" },
  { name: "中野 桃", kana: "ナカノ モモ", at: "水車通り三丁目3-7" },
  { name: "原田 信", kana: "ハラダ マコト", at: "桐ノ木一丁目5-4" },
  { name: "小野 めぐみ", kana: "オノ メグミ", at: "本陣前四丁目1-9" },
  { name: "田村 学", kana: "タムラ マナブ", at: "汐風町一丁目3-2 シーサイドテラス縁ヶ浜705" },
  { name: "竹内 冬樹", kana: "タケウチ フユキ", at: "若葉坂二丁目7-7" },
  { name: "金子 杏", kana: "カネコ アン", at: "水車通り二丁目14-1" },
  { name: "和田 正", kana: "ワダ タダシ", at: "桐ノ木三丁目10-8" },
  { name: "中山 律子", kana: "ナカヤマ リツコ", at: "本陣前五丁目6-2" },
  { name: "石田 洋", kana: "イシダ ヒロシ", at: "汐風町三丁目8-5" },
  { name: "上田 空", kana: "ウエダ ソラ", at: "若葉坂三丁目13-9" },
  { name: "森田 小夜子", kana: "モリタ サヨコ", at: "水車通り一丁目5-6" },
];

export function customerNumber(index: number): string {
  return `E${String(10_001 + index)}`;
}

export function addressOf({ at }: Resident): { postalCode: string; address: string } {
  const quarter = Object.keys(POSTAL_CODES).find((name) => at.startsWith(name));
  if (quarter === undefined) throw new Error(`${at} lies in no quarter of the town`);
  return { postalCode: POSTAL_CODES[quarter] ?? "", address: `${CITY}${at}` };
}

/** 090-0000-0001 …: numbers that cannot be assigned. */
export function phoneOf(index: number): string {
  return `090-0000-${String(index + 1).padStart(4, "0")}`;
}

/** 22 digits: Tokyo area, low voltage, then a number of the town. */
export function supplyPointOf(index: number): string {
  return `030${String(99_000_000 + index * 7).padStart(19, "0")}`;
}
