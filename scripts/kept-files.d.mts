export function writeKeptFiles(standalone: string, cache: string): Promise<void>;
