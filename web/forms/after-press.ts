let pressed = false;

function follow(): void {
  addEventListener("pointerdown", () => (pressed = true), { capture: true });
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, () => (pressed = false), { capture: true });
  }
}

if (typeof addEventListener === "function") follow();

/**
 * A press that takes the focus from a field must land before the page moves under it: what the
 * leaving brings up is shown when the finger is off again.
 */
export function afterPress(show: () => void): void {
  if (!pressed) return show();
  const once = { once: true, capture: true };
  addEventListener("pointerup", () => setTimeout(show), once);
}
