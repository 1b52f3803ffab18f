// What a kind of greenhouse is made of: the meaning and unit of every number that the equations use. The numbers
// themselves stand in `kinds/`, each with its source.
export interface Parameters {
  /** m² of ground. */
  readonly floorArea: number;
  /** m² of film: roof and gables. */
  readonly filmArea: number;
  /** m² of adobe wall that the inside sees. */
  readonly wallArea: number;
  /** m³ */
  readonly airVolume: number;
  /** Heat held by air and light structure together, in multiples of the air's own. */
  readonly airCapacityFactor: number;

  /** Sunlight: shares that pass the film and that heat it; the rest is reflected. */
  readonly filmTransmission: number;
  readonly filmAbsorption: number;
  /** Heat radiation: shares that pass the film dry and wet, and that it reflects; the rest it absorbs (and emits). */
  readonly filmInfraredDry: number;
  readonly filmInfraredWet: number;
  readonly filmInfraredReflection: number;
  /** J/(m²·K) */
  readonly filmHeatCapacity: number;
  /** Share of its surroundings that is sky and not ground. */
  readonly filmSkyView: number;
  /** kg/m² of condensate that hangs before it runs off. */
  readonly filmWaterHeld: number;

  /** m² of opening when fully open, and its height in m. */
  readonly ventArea: number;
  readonly ventHeight: number;
  /** Share of the open vents through which rain falls in; the rest lies under a flap or stands upright. */
  readonly ventRainShare: number;
  /** Of the opening with its insect net, and of the wind on it; no unit. */
  readonly dischargeCoefficient: number;
  readonly windCoefficient: number;
  /** m³ of air per m² of floor and m of wind, through cracks. */
  readonly leakage: number;
  /** Seconds from shut to open. */
  readonly ventTravel: number;

  /** Night screen, inside under the film, when drawn: shares of sunlight that it passes and takes up … */
  readonly screenTransmission: number;
  readonly screenAbsorption: number;
  /** … and of heat radiation that it passes and reflects; the rest it absorbs (and emits). */
  readonly screenInfraredPassed: number;
  readonly screenInfraredReflection: number;
  /** J/(m²·K), kg/m² of dew that it holds, and the share of the air that still passes it. */
  readonly screenHeatCapacity: number;
  readonly screenWaterHeld: number;
  readonly screenAirPassed: number;
  /** Row cover, a fleece that people lay over crop and beds: shares that it passes of sunlight and of heat radiation (the rest it absorbs) … */
  readonly coverTransmission: number;
  readonly coverInfraredPassed: number;
  /** … and of the exchange of heat and of vapour with the air that are left under it. */
  readonly coverConvection: number;
  readonly coverVapour: number;
  /** Share of sunlight that a shade outside lets through when drawn. */
  readonly shadeTransmission: number;
  /** Seconds from away to drawn. */
  readonly screenTravel: number;
  readonly shadeTravel: number;

  /** Water barrels in the house: how many, L each, W/K each to the air, m² of sunlight under the film that falls on each. */
  readonly barrelCount: number;
  readonly barrelLitres: number;
  readonly barrelToAir: number;
  readonly barrelSunArea: number;

  /** m³/s of the fan that blows air out; how much stronger a fan that stirs makes convection; kg/s of the fogger. */
  readonly fanFlow: number;
  readonly mixerGain: number;
  readonly fogFlow: number;
  /** Relative humidity, 0…1, above which fog falls before it dries. */
  readonly fogCeiling: number;

  /** m² of leaf per m² of floor: in the beginning, where the family harvests, and what it leaves or has sown anew. */
  readonly leafAreaIndex: number;
  readonly harvestLeafArea: number;
  readonly sownLeafArea: number;
  /** kg of CO₂ that a m² of ground breathes out in a second. */
  readonly soilBreath: number;
  /** J/(K·m² of leaf) */
  readonly leafHeatCapacity: number;
  /** kg of rain that hang on a m² of leaf. */
  readonly leafWaterHeld: number;
  /** Share of sunlight that a closed canopy reflects; extinction of sunlight and of heat radiation per leaf area. */
  readonly leafReflection: number;
  readonly leafExtinction: number;
  readonly leafInfraredExtinction: number;
  /** W/(m²·K), each side of a leaf at sea level. */
  readonly leafConvection: number;
  /** s/m at sea level: still air on the leaf, and its pores at full light. */
  readonly boundaryResistance: number;
  readonly stomatalResistance: number;
  /** Share of the crop that drinks from the tank; the rest stands in beds. */
  readonly hydroponicShare: number;

  /** Share of the walls whose back stands in the open; the rest leans on the ground. */
  readonly wallExposed: number;
  /** Share of the entered sunlight that falls on walls; shares that wall and ground take up. */
  readonly wallSunShare: number;
  readonly wallAbsorption: number;
  readonly floorAbsorption: number;
  /** s/m that the soil's dry crust puts before its water. */
  readonly floorResistance: number;
  /** kg/m² of rain that stand on the ground before it runs off, and kg/(m²·s) that soak in. */
  readonly floorWaterHeld: number;
  readonly floorSoak: number;
  /** W/(m·K) and J/(m³·K). */
  readonly soilConductivity: number;
  readonly soilHeatCapacity: number;
  readonly adobeConductivity: number;
  readonly adobeHeatCapacity: number;
  /** K by which the deep ground under the house is warmer than the yearly mean outside. */
  readonly deepGroundLift: number;

  /** W */
  readonly heaterPower: number;

  /** Panel: W under test conditions, share lost per K of its cells over 25 °C, °C of them at 800 W/m² and 20 °C. */
  readonly panelPower: number;
  readonly panelTemperatureLoss: number;
  readonly panelNominalTemperature: number;
  /** Share of the sun that dust leaves; of the panel's power that its charger hands on. */
  readonly panelClean: number;
  readonly chargerEfficiency: number;
  /** Battery: Wh, share of what goes in that comes out, share of full at the start. */
  readonly batteryCapacity: number;
  readonly batteryEfficiency: number;
  readonly batteryStart: number;
  /** W of what hangs on it, at full power: computer and boards, pumps, fans, one motor, blower and igniter of the heater. */
  readonly controllerLoad: number;
  readonly pumpLoad: number;
  readonly fanLoad: number;
  readonly mixerLoad: number;
  readonly foggerLoad: number;
  readonly lampLoad: number;
  /** Of the electricity of lamps what leaves them as light between 400 and 700 nm. */
  readonly lampLightShare: number;
  readonly aeratorLoad: number;
  readonly inletLoad: number;
  readonly doserLoad: number;
  readonly motorLoad: number;
  readonly heaterLoad: number;

  /** L; W/K to the air and to the ground; W/K between channels and air while the pump runs. */
  readonly tankCapacity: number;
  readonly tankToAir: number;
  readonly tankToGround: number;
  readonly channelsToAir: number;
  /** L/min at full duty; L below which the pump sucks air. */
  readonly pumpFlow: number;
  readonly pumpSuction: number;
  /** Share of the solution's salt that the roots take with the water they drink. */
  readonly saltUptake: number;
  /** meq of alkalinity that the roots of a nitrate-fed crop leave for each litre that they drink. */
  readonly rootAlkalinity: number;
  /** mmol/L of phosphate for each mS/cm: it holds the pH where there is no carbonate. */
  readonly phosphatePerSalt: number;
  /** mS/cm times litres, and meq of alkalinity, in a mL of stock A, of stock B; meq in a mL of acid and of base. */
  readonly stockASalt: number;
  readonly stockBSalt: number;
  readonly stockAlkalinity: number;
  readonly acidStrength: number;
  readonly baseStrength: number;
  /** Turnovers of the tank through the pump after which a dose has mixed to two thirds; s in which still water does it. */
  readonly mixingTurnovers: number;
  readonly stillMixing: number;
  /** Share of the missing gas that the tank takes from the air in an hour: still, with the pump, with the air pump. */
  readonly gasStill: number;
  readonly gasPump: number;
  readonly gasAerator: number;
  /** mg of oxygen that the roots take from the water in an hour at 20 °C. */
  readonly rootOxygen: number;

  /** What the family keeps in the tank: it fills from `refillBelow` to `refillTo` litres, in the morning. */
  readonly refillBelow: number;
  readonly refillTo: number;
  /** L/min of the same water through the open inlet, out of a barrel that stands higher. */
  readonly inletFlow: number;
  /** Of the water it brings: mS/cm at 25 °C, pH, °C. */
  readonly refillConductivity: number;
  readonly refillAcidity: number;
  readonly refillTemperature: number;
  /** The tank on the first day: L, mS/cm at 25 °C, pH. */
  readonly startLevel: number;
  readonly startConductivity: number;
  readonly startAcidity: number;
}

/** One number with its source and how far it can be trusted (A read or computed, B textbook, C estimate). */
export interface Figure {
  readonly value: number;
  readonly source: string;
  readonly confidence: 'A' | 'B' | 'C';
}

/** A kind of greenhouse: every parameter, cited. */
export type KindTable = { readonly [K in keyof Parameters]: Figure };

export const figure = (value: number, source: string, confidence: Figure['confidence']): Figure => ({
  value,
  source,
  confidence,
});

/** The bare numbers of a table. */
export const plainValues = (table: KindTable): Parameters =>
  Object.fromEntries(Object.entries(table).map(([name, { value }]) => [name, value])) as Record<
    keyof Parameters,
    number
  >;
