/** What the cut-out can be looked at against. It changes the view only, never the download. */
export const BACKDROPS = ['checkerboard', 'white', 'black', 'green'] as const;
export type Backdrop = (typeof BACKDROPS)[number];

/** Classes that paint each backdrop. */
export const BACKDROP_CLASS: Readonly<Record<Backdrop, string>> = {
  checkerboard: 'checkerboard',
  white: 'bg-white',
  black: 'bg-black',
  green: 'bg-chroma',
};
