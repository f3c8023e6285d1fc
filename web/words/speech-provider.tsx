import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { type Language, SpeechContext } from "./language.ts";

/** Keeps the chosen language on this device; Japanese first. */
export function SpeechProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    document.documentElement.lang === "en" ? "en" : "ja",
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = useCallback((next: Language) => {
    remember("engawa.language", next);
    setLanguage(next);
  }, []);
  const speech = useMemo(
    () => ({ language, words: language === "ja" ? ja : en, choose }),
    [language, choose],
  );
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
