export function hashInlineScripts(html: string, page: string): string[];
