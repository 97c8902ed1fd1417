/** What clients send or expect, and the tests that send it to the built server. */
export interface Row {
  readonly shape: string;
  /**
   * Pieces of tests' names, each after the file that it is in. Every test that has one of them has to pass.
   */
  readonly shown: readonly (readonly [file: string, ...names: string[]])[];
}

const BG = 'removebg.test.ts';
const FIELDS = 'removebg-fields.test.ts';
const ERRORS = 'removebg-errors.test.ts';
const KEYS = 'removebg-keys.test.ts';
const URLS = 'removebg-urls.test.ts';
const REMBG = 'rembg.test.ts';
const REMBG_URL = 'rembg-url.test.ts';
const REMBG_KEYS = 'rembg-keys.test.ts';
const OWN = 'own-door.test.ts';
const STACKS = 'stacks.test.ts';

const row = (shape: string, ...shown: Row['shown']): Row => ({ shape, shown });

/** What 126 public integrations of remove.bg's API and 27 of rembg's server send. */
export const SHAPES: readonly Row[] = [
  row('four of five: a source and `size`', [BG, 'four of five']),
  row('bodies: multipart, JSON, URL-encoded', [
    BG,
    'four of five',
    'base64 in JSON',
    'base64 in a URL-encoded form',
  ]),
  row('`X-Api-Key` in three casings', [KEYS, 'a key counts in any casing']),
  row('removd: a streamed text field as large as a picture', [
    BG,
    'removd: a stream of text',
    'the largest size as base64',
  ]),
  row('base64 in text fields, with a `data:` prefix, with line breaks', [
    BG,
    'base64 as text of a form',
    'base64 with a prefix',
    'base64 with prefix and line breaks',
  ]),
  row("`bg_color=''`, and every other optional field empty", [BG, 'every other field as']),
  row('`type=icon`; an unknown field', [BG, 'a type that nobody knows']),
  row('`size=8K`', [ERRORS, 'size=8K']),
  row('Go `io.Pipe`: chunked', [BG, 'Go: a pipe, without length']),
  row('bare LF line ends', [BG, 'bare line feeds']),
  row('parts without Content-Type, without file name', [BG, 'a part with neither file name nor type']),
  row('a PNG that is named `file.jpg`', [BG, 'a PNG that is named .jpg']),
  row("Spring's `Accept: application/json, application/*+json`", [BG, "Spring's RestClient"]),
  row("axios's `Accept: application/json, text/plain, */*`", [BG, 'axios as it comes']),
  row('Dart `Accept: image/png`', [BG, 'of the format as asked: Dart']),
  row('`HttpURLConnection`: an Accept that names `image/jpeg`', [BG, "Java's HttpURLConnection"]),
  row('Photoshop UXP: `format=png` and JSON', [BG, 'gets JSON: UXP']),
  row('the key as `?api_key=`, or as a form field; never logged', [
    KEYS,
    'a key counts',
    'the log has no key',
  ]),
  row('the form of the browser demo', [BG, 'the browser demo']),
  row('a preflight with `x-api-key, content-type`', [KEYS, 'a page of an allowed origin']),
  row(
    'WooCommerce: `shadow_type=drop`, `x-credits-charged`, `/account`',
    [FIELDS, 'each changes the picture'],
    ['removebg-account.test.ts', 'has exactly the keys'],
  ),
  row("CarveKit's address", [BG, 'CarveKit']),
  row('rembg: multipart `file`', [REMBG, "requests and curl: the form's part file"]),
  row('rembg: `?model=` in the query of the POST', [REMBG, 'the model in the query of the POST']),
  row('rembg: `GET ?url=`', [REMBG_URL, 'cuts out the picture at an address']),
  row('rembg: `image` for `file`', [REMBG, 'the part image']),
  row('rembg: frames of a video', [REMBG, 'frames of a video']),
  row('rembg: every model that is named', [REMBG, 'is not installed: the default', 'with strict=true 404']),
  row('rembg: health checks at `/api` and `/health`', [REMBG, 'is 200, for GET and HEAD']),
  row('rembg 2.0.87: 400 for what cannot be decoded, 413 for too many pixels', [
    REMBG,
    'no picture’s bytes',
    'half a picture',
    '413: more pixels',
  ]),
  row('n8n: an Accept with `application/json` first and `*/*` last gets bytes', [STACKS, 'n8n: ']),
  row('forms of Ruby, Go, Rust, Perl, Elixir and C++, to both doors', [
    STACKS,
    ...['Ruby: ', 'Go: ', 'Rust: ', 'Perl: ', 'Elixir: ', 'C++: '],
  ]),
  row('forms of Python, JavaScript, Kotlin, Java, Swift, Unity and PHP over HTTP/1.0, to both doors', [
    STACKS,
    ...['Python: ', 'JavaScript: ', 'Kotlin: ', 'Java: ', 'Swift: ', 'Unity: ', 'PHP: '],
  ]),
];

/** What HTTP libraries send to our own door by themselves. */
export const DEFAULTS: readonly Row[] = [
  row('.NET `HttpClient`, `MultipartFormDataContent`: quoted boundary, names without quotes, `filename*`', [
    OWN,
    '.NET: ',
  ]),
  row('.NET Framework: `Expect: 100-continue`', [OWN, '.NET Framework']),
  row('Go `mime/multipart` with `net/http`', [OWN, 'Go: ']),
  row('Dart `http.MultipartRequest`: header names in lower case, `content-transfer-encoding`', [
    OWN,
    'Dart: ',
  ]),
  row('PHP curl with `CURLFile`', [OWN, 'PHP: curl']),
  row('PHP Guzzle', [OWN, 'PHP: Guzzle']),
];

/** What remove.bg's API v1.0 and rembg's server promise. */
export const CONTRACT: readonly Row[] = [
  row('keys: header, bearer, 403 `auth_failed`', [KEYS, 'a key counts', 'none and a wrong one are refused']),
  row('`image_file`', [BG, 'four of five']),
  row('`image_file_b64`', [BG, 'base64 in JSON', 'base64 in a URL-encoded form']),
  row('`image_url`', [URLS, 'in a URL-encoded form', 'in JSON', 'in a form', 'in a redirect']),
  row('`size`, which only scales down', [FIELDS, 'sizes, which only scale down']),
  row('`type`, `type_level`, `X-Type`', [FIELDS, 'the type, asked for at a level']),
  row('`format`, `channels`, `bg_color`', [FIELDS, 'what fields ask for formats']),
  row('`roi`, `shadow_type`, `shadow_opacity`, `add_shadow`, `bg_image_file`', [
    FIELDS,
    'each changes the picture',
  ]),
  row('`crop`, `crop_margin`, `scale`, `position`', [FIELDS, 'crop, margin, scale and position']),
  row('`bg_image_url`', [URLS, 'lays the background behind it']),
  row('unknown fields, empty fields', [BG, 'a type that nobody knows', 'every other field as']),
  row('bytes or JSON by `Accept`', [BG, 'gets JSON', 'gets bytes']),
  row('`X-RateLimit-*`, in unix time', [FIELDS, 'with a reset in unix time']),
  row('ZIP: `color.jpg` and `alpha.png`, 8-bit grey', [FIELDS, 'a ZIP of colours']),
  row('`missing_source`', [ERRORS, 'missing_source']),
  row('`multiple_sources`', [ERRORS, 'multiple_sources']),
  row('`invalid_image_url`', [URLS, 'says "invalid_image_url']),
  row('`failed_image_download`', [URLS, 'says "HTTP Status 404"', 'says "not reachable"']),
  row('`file_too_large`', [BG, 'says 400 for one more'], [URLS, 'and no larger one']),
  row('`invalid_file_type`', [ERRORS, '400 invalid_file_type']),
  row('`failed_to_read_image`', [ERRORS, '400 failed_to_read_image']),
  row('`resolution_too_high`, `invalid_dimensions`', [ERRORS, 'resolution_too_high', 'invalid_dimensions']),
  row('`unknown_foreground`', [ERRORS, 'an empty picture has no foreground']),
  row('`invalid_size`, `invalid_channels`', [ERRORS, 'invalid_size', 'invalid_channels']),
  row('`invalid_format`, `_position`, `_scale`, `_crop_margin`, `_roi`, `_semitransparency`, `_bg_color`', [
    ERRORS,
    ...['invalid_format', 'invalid_position', 'invalid_scale', 'invalid_crop_margin', 'invalid_roi'],
    ...['invalid_semitransparency', 'invalid_bg_color'],
  ]),
  row('`roi_region_empty`, `roi_exceeds_bounds`', [ERRORS, 'roi_region_empty', 'roi_exceeds_bounds']),
  row('`multiple_bg_sources`', [ERRORS, 'multiple_bg_sources']),
  row('`invalid_bg_image_url`, `failed_bg_download`', [
    URLS,
    'says "invalid_bg_image_url',
    'says "failed_bg_download',
  ]),
  row('`rate_limit_exceeded`, with `Retry-After`', [KEYS, 'one body of a client']),
  row('404, 405, 413, 415 in the envelope', [
    ERRORS,
    ...['404 not_found', '405 method_not_allowed', '413 request_too_large', '415 unsupported_media_type'],
  ]),
  row('`/account`: exactly the keys of the Ruby client', [
    'removebg-account.test.ts',
    'has exactly the keys',
  ]),
  row('`/improve`: 501', [ERRORS, '501 not_implemented']),
  row('Node `openAsBlob`: `blob`, `application/octet-stream`', [BG, 'a blob of Node']),
  row('Python `removebg`: every field', [BG, 'Python: all fields at once']),
  row('generated clients: `Accept: application/json, image/*, */*`', [BG, 'generated clients']),
  row(
    'a base URL that ends in a slash',
    [BG, 'a base URL that ends in a slash'],
    [REMBG, 'a base URL that ends'],
  ),
  row("Java's `HttpClient`: `Upgrade: h2c`", [BG, 'an offer of HTTP/2']),
  row('rembg: every parameter, form and query', [
    REMBG,
    'every parameter of the documentation',
    'the form goes before',
  ]),
  row('rembg: `om`', [REMBG, 'om: the matte']),
  row('rembg: `bgc`', [REMBG, 'bgc: a colour behind', 'bgc: 400']),
  row('rembg: `a af ab ae ppm`', [REMBG, 'change nothing']),
  row('rembg: `extras` that cannot be read', [REMBG, 'extras that nobody can read']),
  row('rembg: upright by EXIF', [REMBG, 'another orientation']),
  row('rembg: 422 in the shape of FastAPI', [REMBG, '422:']),
  row('rembg: 400 for addresses', [REMBG_URL, '400:']),
  row('rembg: a model that nobody knows', [REMBG, 'is no name of anybody’s']),
  row('rembg: keys, CORS', [
    REMBG_KEYS,
    'a key counts',
    'none and a wrong one',
    'a page of an allowed origin',
  ]),
];
