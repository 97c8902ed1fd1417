import 'server-only';
import type { OptionName } from '@/lib/contracts/options/options';
import { either, type Parameter } from '@/lib/contracts/parameter';
import { CHANNELS } from '@/lib/contracts/remove';
import { FORMAT_NAMES, MEGAPIXELS_OF, MIN_SCALE_PERCENT } from './option-text';
import { LEVELS, PICTURE_TYPE_NAMES } from './picture-type';
import { SHADOW_NAMES } from './shadow';

/** A field of remove.bg's form, and the option of ours that it says, if any. */
interface Field extends Parameter {
  readonly option?: OptionName;
}

const megapixels = Object.entries(MEGAPIXELS_OF).map(([name, size]) => `\`${name}\` ${size}`);

/** Every field that is read; all others are passed over. */
export const FIELDS = {
  image_file: { value: 'file', does: 'the picture; one of the three sources is needed' },
  image_file_b64: {
    value: 'text',
    takes: 'base64, also with a `data:` prefix or line breaks',
    does: 'the picture, as text',
  },
  image_url: { value: 'url', does: 'the address of the picture, where the operator allows it (`URL_INPUT`)' },
  size: {
    value: Object.keys(MEGAPIXELS_OF),
    option: 'size',
    does: `the most megapixels of the result, which is only scaled down: ${megapixels.join(', ')}`,
    otherwise: '`preview`',
  },
  type: {
    value: 'text',
    takes: `auto, ${either(PICTURE_TYPE_NAMES)}; other words count as \`auto\``,
    does: 'what the picture is of: chooses the model',
    otherwise: '`auto`',
    examples: ['auto', 'person', 'car_interior', 'icon'],
  },
  type_level: {
    value: LEVELS,
    does: 'how finely `X-Type` tells; with `none` it is not sent',
    otherwise: '`1`',
  },
  format: {
    value: ['auto', ...FORMAT_NAMES],
    option: 'format',
    does: 'what the result is written as; `auto` is JPEG where an opaque background leaves nothing transparent, else PNG',
    otherwise: '`auto`',
    examples: ['jpeg'],
  },
  roi: {
    value: 'text',
    option: 'roi',
    takes: 'four lengths in px or %: left, top, right, bottom, inside the image',
    does: 'all outside is background',
    otherwise: 'the whole picture',
    examples: ['0 0 100% 100%', '10px 20px 300px 240px'],
  },
  crop: { value: 'flag', option: 'crop', does: 'cuts down to the subject', otherwise: '`false`' },
  crop_margin: {
    value: 'text',
    option: 'crop_margin',
    takes: '1, 2 or 4 lengths, each up to 500px or 50%',
    does: 'room around the subject, with `crop`',
    otherwise: '`0`',
    examples: ['8%', '10px 20px'],
  },
  scale: {
    value: 'text',
    option: 'scale',
    takes: `original, or ${MIN_SCALE_PERCENT}% to 100%`,
    does: 'how large the subject is',
    otherwise: '`original`',
    examples: ['original', '50%'],
  },
  position: {
    value: 'text',
    option: 'position',
    takes: 'original, center, or one or two values from 0% to 100%',
    does: 'where the subject is',
    otherwise: '`original`; `center` with `scale`',
    examples: ['original', 'center', '0% 100%'],
  },
  channels: {
    value: CHANNELS,
    option: 'channels',
    does: 'the picture, or with `alpha` the matte alone, as grey',
    otherwise: '`rgba`',
  },
  shadow_type: {
    value: SHADOW_NAMES,
    option: 'shadow',
    does: '`3D` is our `contact`; `auto` goes by `type`; `shadow_type[car]` counts for that type only',
    otherwise: '`none`',
  },
  shadow_opacity: {
    value: 'text',
    option: 'shadow_opacity',
    takes: 'auto, or 0 to 100',
    does: 'how dark it is; `shadow_opacity[car]` counts for that type only',
    otherwise: '`auto`: 50; 90 for `car`',
    examples: ['auto', '50'],
  },
  add_shadow: {
    value: 'flag',
    does: 'the same as `shadow_type[car]=car`, without `shadow_type`',
    otherwise: '`false`',
  },
  semitransparency: {
    value: 'flag',
    option: 'semitransparency',
    does: 'with `false` glass and the like inside the subject become solid',
    otherwise: '`true`',
  },
  bg_color: {
    value: 'text',
    option: 'background',
    takes: 'a hex code or a CSS colour name',
    does: 'what is behind the subject; one of the three backgrounds at most',
    otherwise: 'transparent',
    examples: ['81d4fa', '#81d4fa80', 'white'],
  },
  bg_image_url: { value: 'url', does: 'the address of a picture for behind the subject' },
  bg_image_file: {
    value: 'file',
    does: 'a picture for behind the subject, centred and scaled to cover',
  },
  api_key: { value: 'text', does: 'the key, where neither header nor query shows one' },
} as const satisfies Readonly<Record<string, Field>>;

/** The field that says an option of ours, if there is one. */
export function fieldOf(option: OptionName): readonly [name: string, field: Field] | undefined {
  return Object.entries<Field>(FIELDS).find(([, field]) => field.option === option);
}
