import 'server-only';

/** Divides colours by alpha, in place, where a file stores them multiplied. */
export function unpremultiply(pixels: Uint8Array | Uint16Array): void {
  const full = pixels instanceof Uint8Array ? 255 : 65_535;
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = pixels[i + 3] ?? 0;
    if (alpha === 0 || alpha === full) continue;
    for (let channel = i; channel < i + 3; channel += 1) {
      pixels[channel] = Math.min(full, Math.round(((pixels[channel] ?? 0) * full) / alpha));
    }
  }
}
