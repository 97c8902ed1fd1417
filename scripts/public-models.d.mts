export function writePublicModels(checkout: string): Record<string, string>;
