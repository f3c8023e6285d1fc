/** `"-6560.80"` → `−6,560.80`, as printed. */
export function grouped(text: string): string {
  const [integer = "", fraction] = text.replace("-", "").split(".");
  const thousands = integer.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  const sign = text.startsWith("-") ? "−" : "";
  return `${sign}${thousands}${fraction === undefined ? "" : `.${fraction}`}`;
}
