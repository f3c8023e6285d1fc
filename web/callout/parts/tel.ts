/** The address that dials: `tel:0120988365`. */
export function telOf(phone: string): string {
  return `tel:${phone.replaceAll(/[^\d+#*]/g, "")}`;
}
