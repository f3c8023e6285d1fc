import { remember } from "../../words/speech-provider.tsx";

const KEY = "engawa.field.place";
/** Nobody waits longer for a satellite than this: the press counts without. */
const PATIENCE_MS = 4_000;
/** Some 10 m: five decimals of a degree. */
const GRAIN = 100_000;

export function mayTellPlace(): boolean {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

export function tellPlace(yes: boolean): void {
  remember(KEY, yes ? "yes" : "no");
}

/** Where the phone is, if its owner wants that told and the phone knows; else null. */
export function placeNow(): Promise<{ readonly lat: number; readonly lon: number } | null> {
  if (!mayTellPlace() || !("geolocation" in navigator)) return Promise.resolve(null);
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: rounded(coords.latitude), lon: rounded(coords.longitude) }),
      () => resolve(null),
      { timeout: PATIENCE_MS, maximumAge: 60_000, enableHighAccuracy: false },
    );
  });
}

function rounded(degrees: number): number {
  return Math.trunc(degrees * GRAIN) / GRAIN;
}
