import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { ja, type Words } from "./ja.ts";
import { type Language, SpeechContext } from "./language.ts";

interface Spoken {
  readonly language: Language;
  readonly words: Words;
}

/** Japanese comes with the first page; another language is loaded by those who read it. */
async function wordsOf(language: Language): Promise<Spoken> {
  if (language === "ja") return { language, words: ja };
  return import("./en.ts").then(
    ({ en }) => ({ language, words: en }),
    // Without a network the page stays readable.
    () => ({ language: "ja", words: ja }),
  );
}

/** Keeps the chosen language on this device; Japanese first. */
export function SpeechProvider({ children }: { readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState<Spoken | null>(() =>
    document.documentElement.lang === "en" ? null : { language: "ja", words: ja },
  );
  useEffect(() => {
    if (spoken === null) void wordsOf("en").then(setSpoken);
    else document.documentElement.lang = spoken.language;
  }, [spoken]);
  const choose = useCallback((next: Language) => {
    remember("engawa.language", next);
    void wordsOf(next).then(setSpoken);
  }, []);
  const speech = useMemo(() => (spoken === null ? null : { ...spoken, choose }), [spoken, choose]);
  if (speech === null) return null;
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** Storage may be forbidden on a device; the choice then lasts as long as the page. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}
