import type { DeviceView } from "../../src/app/api/home-device.ts";

/** What a device is, drawn in the line of the other icons. */
const PATHS: Readonly<Record<DeviceView["icon"], string>> = {
  meter: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 12l4-4M7.5 15.5h9",
  board: "M4 4h16v16H4zM8 8v3M12 8v3M16 8v3M8 14v3M12 14v3M16 14v3",
  "air-conditioner": "M3 5h18v7H3zM6 9h12M7 15c0 2-1 2-1 4M12 15v4M17 15c0 2 1 2 1 4",
  light:
    "M9 18h6M10 21h4M12 3a6 6 0 0 1 4 10.5c-.8.7-1 1.5-1 2.5H9c0-1-.2-1.8-1-2.5A6 6 0 0 1 12 3",
  "water-heater": "M6 3h12v18H6zM12 8c2 2.5 3 3.8 3 5.2a3 3 0 0 1-6 0C9 11.8 10 10.5 12 8",
  solar: "M5 6h14l2 12H3zM4 12h16M12 6v12M8.5 6 7 18M15.5 6 17 18",
  battery: "M4 8h14v9H4zM18 11h2v3h-2M8 10.5v4M11 10.5v4M14 10.5v4",
  car: "M4 16v-3l2-6h12l2 6v3zM4 13h16M7 16v2M17 16v2M7.5 14.5h.01M16.5 14.5h.01",
  controller: "M5 13h14v6H5zM9 16h.01M12 16h.01M8 9a6 6 0 0 1 8 0M10 11a3 3 0 0 1 4 0",
  other: "M5 5h14v14H5zM12 9v4M12 16h.01",
};

export function DeviceIcon({ name }: { readonly name: DeviceView["icon"] }) {
  return (
    <svg
      className="device-icon"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
