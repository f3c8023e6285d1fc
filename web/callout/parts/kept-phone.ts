const NAME = "engawa.help-phone";

/** The number for help stays on this device: it is needed most when nothing can be loaded. */
export function keepPhone(phone: string): void {
  if (phone === "") return;
  try {
    localStorage.setItem(NAME, phone);
  } catch {
    return;
  }
}

/** The number as it was loaded before; null: never, or storage is forbidden. */
export function keptPhone(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}
