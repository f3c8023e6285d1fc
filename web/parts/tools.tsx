import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api.ts";
import { startSession } from "../query.ts";
import { useSpeech } from "../words/language.ts";
import { remember } from "../words/speech-provider.tsx";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

/** Language and brightness, everywhere in the same corner. */
export function LookTools() {
  const { words, language, choose } = useSpeech();
  const other = language === "ja" ? "en" : "ja";
  return (
    <>
      <ThemeTool />
      <button type="button" className="tool" lang={other} onClick={() => choose(other)}>
        <span className="wide">{words.language}</span>
        <span className="narrow" aria-hidden="true">
          {other === "en" ? "EN" : "日本語"}
        </span>
        <span className="unseen" lang={language}>
          {words.languageName}
        </span>
      </button>
    </>
  );
}

function ThemeTool() {
  const { words } = useSpeech();
  const [theme, setTheme] = useState<Theme>(
    () => THEMES.find((name) => name === document.documentElement.dataset["theme"]) ?? "system",
  );
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  const apply = () => {
    if (next === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = next;
    remember("engawa.theme", next);
    setTheme(next);
  };
  const said = `${words.theme}: ${words.themes[theme]}`;
  return (
    <button type="button" className="tool" aria-label={said} title={said} onClick={apply}>
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" strokeWidth="1.7" />
        {theme === "light" ? null : (
          <path
            d={theme === "dark" ? "M12 4a8 8 0 0 1 0 16 8 8 0 0 1 0-16" : "M12 4a8 8 0 0 1 0 16z"}
            fill="currentColor"
          />
        )}
      </svg>
    </button>
  );
}

export function LogoutTool() {
  const { words } = useSpeech();
  const client = useQueryClient();
  const [leaving, setLeaving] = useState(false);
  const logout = async () => {
    setLeaving(true);
    // Also when the server cannot be reached: on this device the session is over.
    await api.logout().catch(() => null);
    forgetDrafts();
    startSession(client, null);
  };
  return (
    <button type="button" className="tool" disabled={leaving} onClick={() => void logout()}>
      <span className="wide">{words.logout}</span>
      <svg className="narrow" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path
          d="M14 4H6v16h8M10 12h10m-4-4 4 4-4 4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
        />
      </svg>
    </button>
  );
}

/** Whoever logs out leaves nothing that was begun for the next person at the device. */
function forgetDrafts(): void {
  try {
    sessionStorage.clear();
  } catch {
    return;
  }
}
