export function writePageScripts(standalone: string, siteUrl: string): void;
