/** The pictures to try the tool with: renders, in `renders/pictures`. */
export type SampleName = 'shoe' | 'camera' | 'toy-car' | 'bottle';

/**
 * Addresses of their square thumbnails, which change with the content. Without the origin, which a prerendered page
 * does not know. Spelled out, as the bundler finds a file by the words of the call.
 */
export const SAMPLE_THUMBNAILS: readonly (readonly [SampleName, string])[] = [
  ['shoe', new URL('../../../renders/pictures/shoe-small.webp', import.meta.url).pathname],
  ['camera', new URL('../../../renders/pictures/camera-small.webp', import.meta.url).pathname],
  ['toy-car', new URL('../../../renders/pictures/toy-car-small.webp', import.meta.url).pathname],
  ['bottle', new URL('../../../renders/pictures/bottle-small.webp', import.meta.url).pathname],
];

/** Side of a thumbnail in pixels: twice what the largest is shown with. */
export const THUMBNAIL_SIDE = 160;
