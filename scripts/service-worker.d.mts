export function writeServiceWorker(root: string, standalone: string): Promise<void>;
export function filesToKeep(
  standalone: string,
): { readonly url: string; readonly revision: null; readonly integrity?: string }[];
