/** Whose model a render shows. */
export interface Credit {
  /** The work's name and its authors, in its own language, English. */
  readonly work: string;
  readonly licence: 'CC0 1.0' | 'CC BY 4.0';
  readonly licenceUrl: string;
  /** Whether the licence asks for the credit to be seen beside the picture. */
  readonly owed: boolean;
}

const cc0 = (work: string): Credit => ({
  work,
  licence: 'CC0 1.0',
  licenceUrl: 'https://creativecommons.org/publicdomain/zero/1.0/',
  owed: false,
});
const ccBy = (work: string): Credit => ({
  work,
  licence: 'CC BY 4.0',
  licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
  owed: true,
});

/** The pictures that samples are made of, as `renders/CREDITS.md` has them; undefined: this project's own. */
export const CREDITS = {
  shoe: ccBy('“Materials Variants Shoe” © 2021 Shopify, textures reduced'),
  camera: cc0('“Antique Camera”, Maximillan Kamps (UX3D), tripod removed'),
  'toy-car': cc0('“Toy Car”, Guido Odendahl and Eric Chadwick, cloth removed'),
  bottle: cc0('“Water Bottle”, Microsoft'),
  fish: cc0('“Barramundi Fish”, Microsoft'),
  sofa: cc0('“Sofa 03”, Poly Haven'),
  chair: cc0('“Sheen Chair”, Eric Chadwick (Wayfair, LLC), label removed'),
  vase: cc0('“Glass Vase Flowers”, Eric Chadwick and Rico Cilliers, one of two'),
  'tea-set-white': cc0('“Tea Set 01”, Poly Haven, arranged by Toyota Research Institute'),
  portrait: undefined,
  profile: undefined,
  passport: undefined,
  pet: undefined,
  logo: undefined,
  signature: undefined,
} as const satisfies Readonly<Record<string, Credit | undefined>>;

export type SourceName = keyof typeof CREDITS;
