export { loadHomeMeters } from "./store-home-meters.ts";
export { closeOpenDays, type DayTime, loadHomeSeries, storeHomeDays } from "./store-days.ts";
export {
  changeGateway,
  type Enrolment,
  enrolGateway,
  type EnrolmentRefusal,
  type GatewayRow,
  loadGateway,
  loadGateways,
  makeGatewayCode,
  operatorOfHome,
  revokeGateway,
  takeGatewayCode,
} from "./store-gateways.ts";
export { channelsOf, insertHome, type NewHome, type NewHomeDevice } from "./insert-home.ts";
export { loadChannels, meterOfChannel, saveChannels } from "./store-channels.ts";
