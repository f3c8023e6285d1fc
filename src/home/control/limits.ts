/** The least and the most that may be set from afar, whatever the device could. */
interface Limit {
  readonly least: number;
  readonly most: number;
}

/**
 * House rules: nobody stands beside the device. A room is neither chilled nor heated beyond what a
 * remote control in the hand offers; nobody is scalded by water set hotter from a train.
 */
export const LIMITS: Readonly<Record<string, Readonly<Record<string, Limit>>>> = {
  homeAirConditioner: {
    targetTemperature: { least: 16, most: 30 },
    targetTemperatureCooling: { least: 16, most: 30 },
    targetTemperatureHeating: { least: 16, most: 30 },
    targetTemperatureDehumidifying: { least: 16, most: 30 },
    relativeTemperature: { least: -5, most: 5 },
    relativeHumidityDehumidifying: { least: 30, most: 70 },
  },
  electricWaterHeater: {
    targetSuppliedWaterTemperature: { least: 30, most: 48 },
    targetBathWaterTemperature: { least: 30, most: 45 },
    // Below 60 °C in the tank, germs live.
    targetWaterHeatingTemperature: { least: 60, most: 90 },
  },
  instantaneousWaterHeater: {
    targetSuppliedWaterTemperature: { least: 30, most: 48 },
    targetBathWaterTemperature: { least: 30, most: 45 },
  },
};

/** The range of a property where the device, the house rule, or both bound it. */
export function safeRange(
  deviceType: string,
  property: string,
  can: { readonly least: number | null; readonly most: number | null },
): { readonly least: number | null; readonly most: number | null } {
  const rule = LIMITS[deviceType]?.[property];
  if (rule === undefined) return can;
  return {
    least: Math.max(rule.least, can.least ?? rule.least),
    most: Math.min(rule.most, can.most ?? rule.most),
  };
}
