/**
 * The lower envelope of parabolas with unit curvature along a line. It is the squared distance to the nearest of many
 * places. Each place has a squared distance of its own to add. Felzenszwalb and Huttenlocher, "Distance transforms of
 * sampled functions", Theory of Computing 8, 2012, algorithm 1. Here places between the samples are allowed.
 */
export class LowerEnvelope {
  private count = 0;
  private readonly places: Float64Array;
  private readonly heights: Float64Array;
  /** Where each parabola becomes the lowest. */
  private readonly starts: Float64Array;

  /** @param capacity the most parabolas that are added between two calls of {@link clear} */
  constructor(capacity: number) {
    this.places = new Float64Array(capacity);
    this.heights = new Float64Array(capacity);
    this.starts = new Float64Array(capacity);
  }

  clear(): void {
    this.count = 0;
  }

  /**
   * @param place greater than all that were added before
   * @param height of the parabola's lowest point, not negative
   */
  add(place: number, height: number): void {
    const { places, heights, starts } = this;
    let start = -Infinity;
    while (this.count > 0) {
      const last = this.count - 1;
      const other = places[last]!;
      start = (height - heights[last]! + place * place - other * other) / (2 * (place - other));
      if (start > starts[last]!) break;
      this.count--;
      start = -Infinity;
    }
    places[this.count] = place;
    heights[this.count] = height;
    starts[this.count] = start;
    this.count++;
  }

  /**
   * Draws how much of each pixel lies within a distance. It is all from half a pixel inside on, nothing from half a
   * pixel outside on.
   *
   * @param distance in pixels
   * @param out receives 1 to 255 where something is within; the others are left as they are
   * @param from first pixel that may be drawn
   * @param to end of the pixels that may be drawn
   */
  drawWithin(distance: number, out: Uint8Array, from: number, to: number): void {
    const { places, heights, starts, count } = this;
    const far = distance + 0.5;
    const near = Math.max(0, distance - 0.5);
    for (let i = 0; i < count; i++) {
      const place = places[i]!;
      const height = heights[i]!;
      const half = far * far - height;
      if (half <= 0) continue;
      const reach = Math.sqrt(half);
      const end = i + 1 < count ? starts[i + 1]! : Infinity;
      const first = Math.max(from, Math.ceil(Math.max(starts[i]!, place - reach)));
      const last = Math.min(to - 1, Math.floor(Math.min(end, place + reach)));
      for (let x = first; x <= last; x++) {
        const squared = (x - place) * (x - place) + height;
        out[x] =
          squared <= near * near && distance >= 0.5
            ? 255
            : Math.round(255 * Math.min(1, far - Math.sqrt(squared)));
      }
    }
  }
}
