/** A datagram as it came. The sender's port says nothing: devices answer from any. */
export interface Datagram {
  readonly from: { readonly address: string; readonly port: number };
  readonly bytes: Uint8Array;
  /** It came to the group, not to this address alone. */
  readonly multicast: boolean;
}

/**
 * One station on one network: what controller and simulated devices speak through. Real ones are
 * UDP sockets on port 3610 (`udp-lan.ts`); `memory-lan.ts` is the same inside one process, with
 * loss, delay, order and duplication on demand.
 */
export interface Lan {
  readonly address: string;
  send(to: string, bytes: Uint8Array): void;
  /** To 224.0.23.0, on this network alone. */
  multicast(bytes: Uint8Array): void;
  /** At most one listener; datagrams that come without one are lost, as on a wire. */
  listen(onDatagram: (datagram: Datagram) => void): void;
  close(): Promise<void>;
}

/** Time as the controller needs it: now, and a call later. Tests have one that they move. */
export interface Timers {
  /** Monotonic milliseconds. */
  now(): number;
  /** Returns what cancels it. */
  after(ms: number, call: () => void): () => void;
}
