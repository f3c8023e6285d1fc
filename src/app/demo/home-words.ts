/** How households of the demo call their devices, and where these stand. */
export const HOME_WORDS: Readonly<
  Record<string, { readonly name: string; readonly room?: string }>
> = {
  meter: { name: "スマートメーター" },
  board: { name: "分電盤" },
  "air-conditioner-1": { name: "リビングのエアコン", room: "リビング" },
  "air-conditioner-2": { name: "寝室のエアコン", room: "寝室" },
  "air-conditioner-3": { name: "子ども部屋のエアコン", room: "子ども部屋" },
  "light-1": { name: "リビングの照明", room: "リビング" },
  "light-2": { name: "寝室の照明", room: "寝室" },
  "light-3": { name: "子ども部屋の照明", room: "子ども部屋" },
  "water-heater": { name: "給湯器", room: "洗面所" },
  solar: { name: "太陽光パネル" },
  battery: { name: "蓄電池" },
  car: { name: "車の充電器" },
};

/** What a household lets be switched from afar; meter, board and panels switch nothing. */
export const CONTROLLED = /^(air-conditioner|light|water-heater|battery|car)/;

/** The rooms that these devices stand in, in the order of the house. */
export function roomsOf(names: readonly string[]): readonly string[] {
  const used = new Set(names.map((name) => HOME_WORDS[name]?.room));
  return ["リビング", "寝室", "子ども部屋", "洗面所"].filter((room) => used.has(room));
}
