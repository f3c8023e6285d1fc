import { createContext, useContext } from "react";
import type { Words } from "./ja.ts";

export type Language = "ja" | "en";

export interface Speech {
  readonly language: Language;
  readonly words: Words;
  readonly choose: (language: Language) => void;
}

export const SpeechContext = createContext<Speech | null>(null);

/**
 * The chosen language and its words. Throws outside the provider: a page without words is a
 * mistake.
 */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error("no language is provided here");
  return speech;
}
