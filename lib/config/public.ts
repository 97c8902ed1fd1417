import { ORT_WASM } from '../contracts/engine-files';
import { written } from './environment';

/**
 * Settings that pages have baked in when they are built (`NEXT_PUBLIC_…`). They say where the browser sends pictures,
 * and where it gets the engine's files from. Pages, workers and the policies that the server sends read the same
 * values.
 */
export interface PublicConfig {
  /** Address below which the API lies; undefined: this installation answers. */
  readonly apiBaseUrl: string | undefined;
  /** Address below which the weights lie; undefined: this installation serves them. */
  readonly modelBaseUrl: string | undefined;
  /** Address below which onnxruntime-web's file lies; undefined: this installation serves it. */
  readonly ortBaseUrl: string | undefined;
}

const JSDELIVR_HOST = 'cdn.jsdelivr.net';

/** The values of this build. Written out: the bundler replaces these names, and no others. */
export const PUBLIC_VALUES = {
  NEXT_PUBLIC_API_BASE: process.env.NEXT_PUBLIC_API_BASE,
  NEXT_PUBLIC_MODEL_BASE_URL: process.env.NEXT_PUBLIC_MODEL_BASE_URL,
  NEXT_PUBLIC_ORT_BASE_URL: process.env.NEXT_PUBLIC_ORT_BASE_URL,
};

/** Reads the variables. An empty one counts as not set. */
export function readPublicConfig(values: typeof PUBLIC_VALUES): { config: PublicConfig; errors: string[] } {
  const errors: string[] = [];
  const apiBaseUrl = readBase('NEXT_PUBLIC_API_BASE', values.NEXT_PUBLIC_API_BASE, errors);
  const modelBaseUrl = readBase('NEXT_PUBLIC_MODEL_BASE_URL', values.NEXT_PUBLIC_MODEL_BASE_URL, errors);
  const ortBaseUrl = readBase('NEXT_PUBLIC_ORT_BASE_URL', values.NEXT_PUBLIC_ORT_BASE_URL, errors);
  // Any other version's file would be fetched, found to be another one, and thrown away.
  const pinned = `/onnxruntime-web@${ORT_WASM.version}/`;
  if (ortBaseUrl !== undefined && isJsDelivr(ortBaseUrl) && !`${ortBaseUrl}/`.includes(pinned)) {
    errors.push(`NEXT_PUBLIC_ORT_BASE_URL: expected ${pinned} in the address but received "${ortBaseUrl}"`);
  }
  return { config: { apiBaseUrl, modelBaseUrl, ortBaseUrl }, errors };
}

/** Other origins that the engine's files come from, each once. */
export function engineOrigins({ modelBaseUrl, ortBaseUrl }: PublicConfig): string[] {
  return originsOf([modelBaseUrl, ortBaseUrl]);
}

/** Other origins that pages ask for anything, each once. */
export function pageOrigins({ apiBaseUrl, modelBaseUrl, ortBaseUrl }: PublicConfig): string[] {
  return originsOf([apiBaseUrl, modelBaseUrl, ortBaseUrl]);
}

function originsOf(bases: readonly (string | undefined)[]): string[] {
  const set = bases.filter((base) => base !== undefined);
  return [...new Set(set.map((base) => new URL(base).origin))];
}

/** The base without its last slash. */
function readBase(name: string, value: string | undefined, errors: string[]): string | undefined {
  const base = written(value);
  if (base === undefined) return undefined;
  if (!isBase(base)) {
    errors.push(
      `${name}: expected an https address without query, such as https://files.example/models, but received "${value}"`,
    );
    return undefined;
  }
  return withoutSlash(base);
}

function isJsDelivr(base: string): boolean {
  return new URL(base).hostname === JSDELIVR_HOST;
}

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a text is an address that pages can ask below. A policy lists its origin, and names are put behind it. So no
 * credentials, wildcards, query or fragment, and https except on this very machine.
 */
export function isBase(text: string): boolean {
  if (!URL.canParse(text) || /[\s?#;,*'"]/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const secure = protocol === 'https:' || (protocol === 'http:' && LOCAL_HOSTS.includes(hostname));
  return secure && username === '' && password === '';
}

/** The address without its last slash. */
export function withoutSlash(base: string): string {
  return base.replace(/\/+$/, '');
}
