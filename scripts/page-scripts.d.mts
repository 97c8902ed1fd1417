export function writePageScripts(standalone: string, siteUrl: string): void;
export function hashInlineScripts(html: string, page: string): string[];
