/** Where things of one home lie at a broker. `engawa/gw_1a2b/dv_…/state`. */
export interface Topics {
  /** `online`, or `offline` by the broker itself when the gateway is gone. */
  readonly status: string;
  readonly state: (device: string) => string;
  readonly available: (device: string) => string;
  /** What is to be set: a JSON object of properties. */
  readonly set: (device: string) => string;
  /** How that went. */
  readonly outcome: (device: string) => string;
  /** For everything that may be set: a filter to subscribe to. */
  readonly everySet: string;
  /** The device of a set topic; null: another topic. */
  readonly deviceOf: (topic: string) => string | null;
}

export function topicsOf(home: string): Topics {
  const root = `engawa/${home}`;
  const setTopic = /^dv_[0-9a-f]{20}$/;
  return {
    status: `${root}/status`,
    state: (device) => `${root}/${device}/state`,
    available: (device) => `${root}/${device}/available`,
    set: (device) => `${root}/${device}/set`,
    outcome: (device) => `${root}/${device}/outcome`,
    everySet: `${root}/+/set`,
    deviceOf: (topic) => {
      const [, , device = "", last] = topic.split("/");
      return topic === `${root}/${device}/set` && last === "set" && setTopic.test(device)
        ? device
        : null;
    },
  };
}
