import { useSpeech } from "./language.ts";
import { pointsEn } from "./points-en.ts";
import { pointsJa, type PointsWords } from "./points-ja.ts";

/** Words of points and saving events: they come with their pages, not with the first. */
export function usePointsWords(): PointsWords {
  return useSpeech().language === "ja" ? pointsJa : pointsEn;
}
