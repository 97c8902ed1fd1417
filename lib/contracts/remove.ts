import type { Graphics } from '@/lib/core/solve/solve-netless';
import type { Way } from '@/lib/core/solve/solution';
import { PLAIN_RENDERING, type Length, type Rendering, type Sides } from '@/lib/core/rendering';

/**
 * What crosses HTTP when a background is removed: formats, what a caller can ask for, and the response headers. All
 * doors fill the same {@link RemoveRequest}.
 */

/** Picture formats that the service reads. */
export const INPUT_FORMATS = ['jpeg', 'png', 'webp', 'avif', 'heic', 'gif'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

/** What the service writes; the first is the default. */
export const OUTPUT_FORMATS = ['png', 'webp', 'avif', 'jpeg', 'zip'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<InputFormat | OutputFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
  gif: 'image/gif',
  zip: 'application/zip',
};

/** How the output is written. */
export interface Encoding {
  /** `zip`: `color.jpg` and `alpha.png` (8-bit grey), stored. `jpeg` knows no alpha: without a background it is white. */
  readonly format: OutputFormat;
  /** 1 to 100, for what is stored with loss; undefined: the format's own default. */
  readonly quality: number | undefined;
  /** WebP and AVIF without loss; PNG always is, JPEG never. */
  readonly lossless: boolean;
}

/** `rgba`: the picture. `alpha`: the alpha matte alone, as a grey picture. */
export const CHANNELS = ['rgba', 'alpha'] as const;
export type Channels = (typeof CHANNELS)[number];

/** What a model can suit, by the words of remove.bg's option `type`. */
export const SUBJECTS = ['person', 'product', 'car', 'animal', 'graphic', 'transportation'] as const;
export type Subject = (typeof SUBJECTS)[number];

/**
 * What a picture can be said to be. It is of a subject, or just a photo, for the default model and no graphic.
 */
export const PICTURE_TYPES = [...SUBJECTS, 'photo'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** A rectangle of the picture, from its edges; px, or % of the picture's side in that direction. */
export type Region = Sides<Length>;

/** Everything that a caller can ask for, besides the picture itself. */
export interface RemoveRequest {
  readonly encoding: Encoding;
  /** Formats that will do as well, best first, where the output is too large for the encoding's. */
  readonly otherFormats: readonly OutputFormat[];
  readonly channels: Channels;
  /** Name of the model to cut out with; undefined: the one that suits {@link subject}, or the service's default. */
  readonly model: string | undefined;
  /** What the picture is, where the caller says so: the best installed model for it is taken. */
  readonly subject: PictureType | undefined;
  /** Where the subject is: all outside is background. Right and bottom count from the left and the top. */
  readonly region: Region | undefined;
  /** Whether a region that reaches beyond the picture is refused; else it is cut there. */
  readonly regionInside: boolean;
  /** Whether glass and other see-through parts inside the subject stay see-through. */
  readonly semitransparency: boolean;
  /** Whether of a picture that is cut short what is there is cut out; else it is refused. */
  readonly partial: boolean;
  /** How many subjects stay, the largest; undefined: all. */
  readonly mostSubjects: number | undefined;
  readonly rendering: Rendering;
  /** What the file may have at most; the quality is lowered until it does. Undefined: any size. */
  readonly maxBytes: number | undefined;
}

/** What a caller gets who asks for nothing but a format. */
export function plainRequest<Format extends OutputFormat>(
  format: Format,
): RemoveRequest & { readonly encoding: { readonly format: Format } } {
  return {
    encoding: { format, quality: undefined, lossless: false },
    otherFormats: [],
    channels: 'rgba',
    model: undefined,
    subject: undefined,
    region: undefined,
    regionInside: false,
    semitransparency: true,
    partial: false,
    mostSubjects: undefined,
    rendering: PLAIN_RENDERING,
    maxBytes: undefined,
  };
}

/** Whether a request's picture is unmixed as a graphic. Whoever names another subject, or a model, wants a net to see it. */
export function graphicsOf({ model, subject }: Pick<RemoveRequest, 'model' | 'subject'>): Graphics {
  if (subject === 'graphic') return 'wanted';
  return model === undefined && subject === undefined ? 'sure' : 'never';
}

/** What is rendered for a request: the matte alone has nothing behind it. */
export function renderingOf({
  channels,
  rendering,
}: Pick<RemoveRequest, 'channels' | 'rendering'>): Rendering {
  if (channels === 'rgba') return rendering;
  return { ...rendering, background: { kind: 'transparent' }, shadow: undefined, outline: undefined };
}

/** Path of our own door, below the site's origin. */
export const REMOVE_PATH = '/api/v1/remove';

/** Where the models that can be asked for are listed. */
export const MODELS_PATH = '/api/v1/models';

/** Name of the multipart part that holds the picture. */
export const IMAGE_FIELD = 'image';

/** Name of the multipart part that holds the picture for behind the subject. */
export const BACKGROUND_IMAGE_FIELD = 'background_image';

/** Response header that names what the caller should know about a result; its values are in {@link NOTICES}. */
export const NOTICE_HEADER = 'X-Clearcut-Notice';

/**
 * `first-frame`: the upload was an animation and only its first frame was cut out. `no-subject`: nothing was found to
 * stand out, so the cut-out is empty. `partial`: the upload was cut short, and what is missing of it is clear. `graphic`: the picture is ink on a plain ground, and was unmixed without a net.
 * `checkerboard`: the squares of a fake transparency were baked into the picture, and removed without a net.
 */
export const NOTICES = ['first-frame', 'partial', 'no-subject', 'graphic', 'checkerboard'] as const;
export type Notice = (typeof NOTICES)[number];

/** What there is to say of a result. */
export function noticesOf(
  { animated, partial }: { readonly animated: boolean; readonly partial: boolean },
  hasSubject: boolean,
  way: Way,
): Notice[] {
  return [
    ...(animated ? (['first-frame'] as const) : []),
    ...(partial ? (['partial'] as const) : []),
    ...(hasSubject ? [] : (['no-subject'] as const)),
    ...(way === 'graphic' || way === 'checkerboard' ? [way] : []),
  ];
}

/** Response header that names the model that made the cut-out. */
export const MODEL_HEADER = 'X-Clearcut-Model';

/** Its value where no net ran. */
export const NO_MODEL = 'none';

/** Response header that says how sure the cut-out is, 0.00 to 1.00: about the chance that it is good. */
export const CERTAINTY_HEADER = 'X-Clearcut-Certainty';

/** Response header that carries the request's id, as the log has it. */
export const REQUEST_ID_HEADER = 'X-Request-Id';
