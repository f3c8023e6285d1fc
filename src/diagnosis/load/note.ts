import type { LoadNote } from "./load-year.ts";

/** Half-hours that the meter did not give, by how they were made (EN-07). */
export function filledNotes({ filled, grown }: { filled: number; grown: number }): LoadNote[] {
  const notes: LoadNote[] = [];
  if (filled > 0)
    notes.push({
      code: "load.filled",
      figures: { slots: filled },
      text: {
        ja: `欠測の${filled}コマ(30分)は、近い同種の日の同じ時刻の平均で補いました。`,
        en: `${filled} missing half-hours take the mean of the same time on near days like theirs.`,
      },
    });
  if (grown > 0)
    notes.push({
      code: "load.grown",
      figures: { slots: grown },
      text: {
        ja: `データのない${grown}コマ(30分)は、平年気温と曜日から推計しました。`,
        en: `${grown} half-hours without data follow normal temperatures and kinds of day.`,
      },
    });
  return notes;
}

export function newestYearNote(days: number): LoadNote {
  return {
    code: "load.newest-year",
    figures: { days },
    text: {
      ja: `${days}日分のうち、新しい1年分を使いました。`,
      en: `Of ${days} days the newest year is used.`,
    },
  };
}

export const HOURS_HALVED: LoadNote = {
  code: "load.hours-halved",
  figures: {},
  text: {
    ja: "1時間値は半分ずつ30分値としました。",
    en: "Each hour is taken as two equal half-hours.",
  },
};

export function generationPartial(known: number, slots: number): LoadNote {
  return {
    code: "load.generation-partial",
    figures: { known, slots },
    text: {
      ja: `発電量は${slots}コマのうち${known}コマしかないため、使いません。`,
      en: `Generation is known for ${known} of ${slots} half-hours only and is left out.`,
    },
  };
}

export const GENERATION_UNKNOWN: LoadNote = {
  code: "load.generation-unknown",
  figures: {},
  text: {
    ja: "売電がありますが発電量がないため、買った電気を使用量とみなしました。自家消費分は含まれません。",
    en: "There is selling without generation: what was bought counts as use, own use is not in it.",
  },
};

export function negativeCut(slots: number, wh: number): LoadNote {
  return {
    code: "load.negative-cut",
    figures: { slots, wh },
    text: {
      ja: `買電−売電+発電が負になる${slots}コマ(計${wh} Wh)は0としました。`,
      en: `${slots} half-hours where bought − sold + generated is below 0 (${wh} Wh) count as 0.`,
    },
  };
}

export function shapedNote(label: { readonly ja: string; readonly en: string }): LoadNote {
  return {
    code: "load.shaped",
    figures: { shape: label.en },
    text: {
      ja: `30分ごとの使い方は「${label.ja}」の型と平年気温によります。`,
      en: `Half-hours follow the pattern "${label.en}" and normal temperatures.`,
    },
  };
}

/** The kWh that make the same yen, as far as the bill can tell. */
export function billInterval(fromWh: number, toWh: number, yen: number): LoadNote {
  return {
    code: "load.bill-interval",
    figures: { fromWh, toWh, yen },
    text: {
      ja: `${yen}円になるのは${fromWh}〜${toWh} Whです。`,
      en: `${yen} yen comes of ${fromWh} to ${toWh} Wh.`,
    },
  };
}

export function billNearest(asked: number, yen: number): LoadNote {
  return {
    code: "load.bill-nearest",
    figures: { asked, yen },
    text: {
      ja: `ちょうど${asked}円になる使用量はないため、最も近い${yen}円としました。`,
      en: `No use comes to ${asked} yen exactly; the nearest, ${yen} yen, is taken.`,
    },
  };
}

export const MODEL: LoadNote = {
  code: "load.model",
  figures: {},
  text: {
    ja: "使用量は世帯の条件からの目安です。検針値や料金をご入力いただくと正確になります。",
    en: "Use is a rough figure from the household's kind; a bill or readings make it exact.",
  },
};

export function layingNotes(source: string, target: string, turned: boolean): LoadNote[] {
  const laid: LoadNote = {
    code: "load.laid-on",
    figures: { source, target },
    text: {
      ja: `${source}からの1年を、同じ月・同じ種類の日どうしで${target}からの1年に移しました。`,
      en: `The year from ${source} is laid on that from ${target}, by month and kind of day.`,
    },
  };
  const half: LoadNote = {
    code: "load.turned",
    figures: {},
    text: {
      ja: "南半球のデータのため、季節を半年ずらしました。",
      en: "The use is of the southern hemisphere: seasons are turned by half a year.",
    },
  };
  return turned ? [half, laid] : [laid];
}
