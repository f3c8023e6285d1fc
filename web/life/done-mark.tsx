/** A tick for the eye; the heading beside it says the same. */
export function DoneMark() {
  return (
    <span className="done-mark" aria-hidden="true">
      <svg viewBox="0 0 24 24" width="28" height="28" fill="none" stroke="currentColor">
        <path d="m5 12.5 4.5 4.5L19 7.5" strokeWidth="2.4" strokeLinecap="round" />
      </svg>
    </span>
  );
}
