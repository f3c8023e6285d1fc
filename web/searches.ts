/** Which step of a form is shown; the browser's own way back goes one step back. */
export function stepSearch({ at }: Record<string, unknown>): { readonly at?: string } {
  return typeof at === "string" || typeof at === "number" ? { at: String(at) } : {};
}

/** The day that a page shows. */
export function daySearch({ day }: Record<string, unknown>): { readonly day?: string } {
  return typeof day === "string" ? { day } : {};
}
