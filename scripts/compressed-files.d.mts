export function compressedFiles(
  file: string,
  cache: string,
  effort: 'best' | 'quick',
): Promise<{ sha256: string; encodings: { encoding: 'br' | 'gzip'; file: string }[] }>;
