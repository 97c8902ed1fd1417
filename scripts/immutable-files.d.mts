export function writeImmutableFiles(standalone: string, cache: string): Promise<void>;
