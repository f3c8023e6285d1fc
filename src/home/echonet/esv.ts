/** Services of a frame by their codes. Source: specification part 2, table 3-9 and kin. */
export const ESV = {
  setI: 0x60,
  setC: 0x61,
  get: 0x62,
  infReq: 0x63,
  setGet: 0x6e,
  setIRefused: 0x50,
  setCRefused: 0x51,
  getRefused: 0x52,
  infRefused: 0x53,
  setGetRefused: 0x5e,
  setRes: 0x71,
  getRes: 0x72,
  inf: 0x73,
  infC: 0x74,
  infCRes: 0x7a,
  setGetRes: 0x7e,
} as const;
export type Esv = (typeof ESV)[keyof typeof ESV];

/** What a service is for: asked, answered, or told without being asked. */
type EsvRole = "request" | "response" | "notification";

interface Service {
  readonly esv: Esv;
  /** As the specification writes it. */
  readonly name: string;
  readonly role: EsvRole;
  /** False: "not possible" (SNA); part of it may have succeeded all the same. */
  readonly success: boolean;
  /** Carries two lists of properties: to set, then to get. */
  readonly twoLists: boolean;
}

const SERVICES: readonly Service[] = [
  service(ESV.setI, "SetI", "request"),
  service(ESV.setC, "SetC", "request"),
  service(ESV.get, "Get", "request"),
  service(ESV.infReq, "INF_REQ", "request"),
  { ...service(ESV.setGet, "SetGet", "request"), twoLists: true },
  refused(ESV.setIRefused, "SetI_SNA"),
  refused(ESV.setCRefused, "SetC_SNA"),
  refused(ESV.getRefused, "Get_SNA"),
  refused(ESV.infRefused, "INF_SNA"),
  { ...refused(ESV.setGetRefused, "SetGet_SNA"), twoLists: true },
  service(ESV.setRes, "Set_Res", "response"),
  service(ESV.getRes, "Get_Res", "response"),
  service(ESV.inf, "INF", "notification"),
  service(ESV.infC, "INFC", "notification"),
  service(ESV.infCRes, "INFC_Res", "response"),
  { ...service(ESV.setGetRes, "SetGet_Res", "response"), twoLists: true },
];

/** By code: one look into a table of 256, for a datagram may carry any byte. */
const BY_CODE: readonly (Service | undefined)[] = Array.from({ length: 256 }, (_, code) =>
  SERVICES.find(({ esv }) => esv === code),
);

/** Undefined: a code that the specification reserves. */
export function serviceOf(code: number): Service | undefined {
  return BY_CODE[code];
}

function service(esv: Esv, name: string, role: EsvRole): Service {
  return { esv, name, role, success: true, twoLists: false };
}

function refused(esv: Esv, name: string): Service {
  return { esv, name, role: "response", success: false, twoLists: false };
}
