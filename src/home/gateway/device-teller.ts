import type { Device } from "../controller/api.ts";
import { seenOf } from "./channels.ts";
import { type Home, servedDevices } from "./home.ts";

/** "Heard three minutes ago" is told so often while the platform listens. */
const PRESENCE_MS = 300_000;

/** Tells the platform of devices: what they are, and how they stand. */
export interface DeviceTeller {
  /** Only when anything is otherwise than what was told. */
  tell(device: Device): void;
  tellAll(): void;
  presence(device: Device): void;
  /** Now and then, how all of them stand. */
  presences(): void;
}

export function openDeviceTeller(home: Home, onTold: () => void): DeviceTeller {
  const told = new Map<string, string>();
  let presentAtMs = home.timers.now();
  const tell = (device: Device) => {
    const seen = seenOf(device, home.log);
    const text = JSON.stringify(seen);
    if (told.get(device.device) === text) return;
    told.set(device.device, text);
    home.record({ kind: "device", at: home.clock.instant(), seen });
    recordPresence(home, device);
    home.tell({ type: "device", seen });
    const addresses = new Set([...home.state.addresses, device.address]);
    home.state.change({ addresses: [...addresses].slice(-600) });
    onTold();
  };
  return {
    tell,
    tellAll: () => {
      for (const device of home.controller.devices()) tell(device);
    },
    presence(device) {
      recordPresence(home, device);
      home.tell({ type: "presence", device: device.device, presence: device.presence });
    },
    presences() {
      if (home.timers.now() - presentAtMs < PRESENCE_MS) return;
      presentAtMs = home.timers.now();
      for (const device of servedDevices(home)) recordPresence(home, device);
    },
  };
}

function recordPresence({ clock, timers, record }: Home, device: Device): void {
  const at = clock.instant();
  const now = Temporal.Instant.from(at);
  const instant = (ms: number | null) => {
    if (ms === null) return null;
    const since = now.subtract({ milliseconds: Math.floor(timers.now() - ms) });
    return since.toString({ fractionalSecondDigits: 3 });
  };
  record({
    kind: "presence",
    at,
    device: device.device,
    presence: device.presence,
    heardAt: instant(device.heardAtMs),
    answeredAt: instant(device.answeredAtMs),
  });
}
