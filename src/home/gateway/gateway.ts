import type { Clock } from "../../platform/clock.ts";
import type { Result } from "../../kernel/result.ts";
import type { Lan, Timers } from "../lan/lan.ts";
import type { Pace } from "../controller/api.ts";
import type { DeviceSeen, GatewaySettings } from "../link/messages.ts";
import type { Dial } from "./dial.ts";
import type { CommandState, Presence, Properties } from "../model.ts";

/** What a gateway needs of the place where it runs. Everything but the directory is replaceable. */
export interface GatewayPlace {
  /** The home's network, or several cards; the gateway opens a controller on it and closes both. */
  readonly lan: Lan | readonly Lan[];
  /** Civil time: which half-hour it is. The demo gives its operator's clock. */
  readonly clock: Clock;
  /** Passing time: intervals, time-outs, back-off. */
  readonly timers: Timers;
  /**
   * Where key, enrolment, journal and observations live; made with mode 0700 where it is absent.
   * One directory, one gateway.
   */
  readonly directory: string;
  /** `https://portal.example.jp`; `http:` to loopback only. Null: where it was enrolled. */
  readonly platform: string | null;
  /** Of what is shown to the resident; `engawa gateway` gives the package's. */
  readonly version: string;
  /** Of jitter and retries, so that a test can repeat them. */
  readonly seed: number;
  /** Where the controller's own pace does not fit. */
  readonly pace?: Partial<Pace>;
  /** A WebSocket where left out. */
  readonly dial?: Dial;
}

/** Why a gateway cannot be enrolled. */
export type EnrolRefusal =
  | { readonly code: "gateway.already-enrolled"; readonly gateway: string }
  | { readonly code: "gateway.code-refused"; readonly said: string }
  | { readonly code: "gateway.platform-not-reached"; readonly said: string }
  | { readonly code: "gateway.platform-not-safe"; readonly platform: string };

/** What a listener inside the home hears (MQTT, a terminal, a test). */
export type GatewayEvent =
  /** New, or told otherwise than before. */
  | { readonly type: "device"; readonly seen: DeviceSeen }
  /** Properties that changed, in the Device Description's words. */
  | { readonly type: "live"; readonly device: string; readonly properties: Properties }
  | { readonly type: "presence"; readonly device: string; readonly presence: Presence }
  | {
      readonly type: "command";
      readonly command: string;
      readonly device: string;
      readonly state: CommandState;
      readonly property: string | null;
      readonly properties: Properties;
    }
  | { readonly type: "link"; readonly connected: boolean; readonly why: string | null }
  | { readonly type: "settings"; readonly settings: GatewaySettings }
  | { readonly type: "trouble"; readonly device: string | null; readonly code: string };

/** How the gateway stands, for its terminal and for tests. */
export interface GatewayStand {
  readonly gateway: string | null;
  readonly connected: boolean;
  /** Records that the platform has not acknowledged. */
  readonly waiting: number;
  readonly devices: number;
  readonly settings: GatewaySettings;
}

/** A command as it comes from the platform or from inside the home. */
export interface GatewayCommand {
  /** Twice the same is carried out once, also after a restart. */
  readonly command: string;
  readonly device: string;
  readonly set: Properties;
  readonly expiresAt: string;
}

/** One home's gateway. Many may run in one process: nothing is global. */
export interface Gateway {
  /** Ed25519, raw 32 bytes, base64: what the platform knows it by. */
  readonly publicKey: string;
  /** Once, with the code that the portal shows. */
  enrol(code: string): Promise<Result<{ readonly gateway: string }, EnrolRefusal>>;
  /** Enrolled by other means than a code (the demo writes the public key into its database). */
  enrolledAs(gateway: string): void;
  /** Discover, collect, dial. Works without the platform, and without being enrolled. */
  start(): void;
  stand(): GatewayStand;
  /** The devices that are served, as the platform is told of them. */
  devices(): readonly DeviceSeen[];
  /** All that is known of a device now. */
  stateOf(device: string): Properties;
  /** Carries a command out as if the platform had sent it: same consent, same expiry, same log. */
  command(command: GatewayCommand): void;
  subscribe(listener: (event: GatewayEvent) => void): () => void;
  /** Ends the link, writes what is due, closes lan and controller. */
  close(): Promise<void>;
}
