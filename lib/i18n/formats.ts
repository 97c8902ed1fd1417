/**
 * Styles that messages name, such as `{share, number, percent}`. Messages that the build has read know none by themselves.
 */
export const FORMATS = {
  number: { percent: { style: 'percent' } },
  dateTime: { long: { dateStyle: 'long' } },
} as const;
