/** What a station on no card in particular says where no route leads to the group. */
import { openUdpLan } from "../../../src/home/lan/udp-lan.ts";

const lan = await openUdpLan({ address: "0.0.0.0", prefix: 0, shared: true });
console.log(JSON.stringify(lan.ok ? null : lan.refusal));
if (lan.ok) await lan.value.close();
