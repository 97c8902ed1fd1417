/** Formats that messages name: compiled by the build, they know none by themselves. */
export const FORMATS = {
  number: { percent: { style: 'percent' } },
  dateTime: { long: { dateStyle: 'long' } },
} as const;
