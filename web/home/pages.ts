export { AppliancesPage } from "./appliances-page.tsx";
export { DevicePage } from "./device-page.tsx";
export { GatewayPage } from "./gateway/gateway-page.tsx";
export { LogPage } from "./log-page.tsx";
export { PlansPage } from "./plans/plans-page.tsx";
export { RoomsPage } from "./rooms-page.tsx";
