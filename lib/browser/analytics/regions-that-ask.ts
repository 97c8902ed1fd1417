/**
 * Where statistics may not store anything until the visitor says yes, by ISO 3166-1. It is the European Economic Area,
 * the United Kingdom and Switzerland. Google's script tells by the visitor's address whether one of these is meant.
 */
export const REGIONS_THAT_ASK = [
  ...['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE', 'IT', 'LV', 'LT'],
  ...['LU', 'MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE', 'IS', 'LI', 'NO', 'GB', 'CH'],
];
