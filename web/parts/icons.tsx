const PATHS = {
  home: "M3 11 12 4l9 7M5.5 9.5V20h13V9.5M10 20v-6h4v6",
  use: "M4 20V11M9.3 20V5M14.7 20v-9M20 20V8",
  bills: "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6",
  contracts: "M5 4h14v16H5zM8.5 8.5h7M8.5 12h7M8.5 15.5h4",
  trouble: "M12 4 2.8 20h18.4zM12 10v5M12 17.4v.2",
  diagnosis: "M4 20h16M6 20v-6h4v6M14 20V9h4v11M4 10l8-6 8 4",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="22"
      height="22"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
