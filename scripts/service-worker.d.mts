export function writeServiceWorker(root: string, standalone: string): Promise<void>;
export function filesToKeep(standalone: string): { url: string; revision: string | null }[];
