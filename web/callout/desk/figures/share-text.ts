/** `37%`, rounded down: never better than it was. */
export function shareText(part: number, whole: number): string {
  return whole === 0 ? "—" : `${Math.floor((part * 100) / whole)}%`;
}
