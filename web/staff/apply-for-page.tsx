export function ApplyForPage() {
  return null;
}
