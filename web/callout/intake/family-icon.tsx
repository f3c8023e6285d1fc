import type { Family } from "./call-draft.ts";

/** Drawn by hand: a tap with its drop, a key, a broken pane, a plug, a flame. */
const PATHS: Readonly<Record<Family["family"], readonly string[]>> = {
  water: [
    "M8 12h14v5h6c5 0 8 3 8 8v3h-7v-3c0-1-1-2-2-2h-5v5H8zM15 12V7M9 7h12",
    "M32.5 33c2.5 3.4 3.5 5 3.5 6.4a3.5 3.5 0 0 1-7 0c0-1.4 1-3 3.5-6.4z",
  ],
  keys: ["M17 14a8 8 0 1 1-4.6 14.5A8 8 0 0 1 17 14zM23.5 22H42v6M36 22v5M14.5 22h.2"],
  glass: ["M9 7h30v34H9zM9 24h9l4-5 3 9 4-6 3 2h7M22 19 19 7M29 22l6-15M25 28l-3 13M29 22l5 19"],
  electricity: ["M17 6v9M31 6v9M11 15h26v6a13 13 0 0 1-26 0zM24 34v9M25.5 18l-4 6h5l-4 6"],
  gas: [
    "M24 5c2 7 11 11 11 22a11 11 0 0 1-22 0c0-5 3-8 5-11 1 3 2 4 4 5 1-6 0-10 2-16z",
    "M24 38c-3.5 0-5-2.5-5-5 0-3 3-4.5 5-8 2 3.5 5 5 5 8 0 2.5-1.5 5-5 5z",
  ],
};

/** The picture of a family of trouble; its name stands beside it. */
export function FamilyIcon({ family }: { readonly family: Family["family"] }) {
  return (
    <svg
      className="family-icon"
      viewBox="0 0 48 48"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {PATHS[family].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
