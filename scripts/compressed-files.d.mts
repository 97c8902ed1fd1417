export function compressedFiles(
  file: string,
  cache: string,
): Promise<{ sha256: string; encodings: { encoding: 'br' | 'gzip'; file: string }[] }>;
