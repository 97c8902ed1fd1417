import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOORS } from '@/lib/server/doors/doors';
import { doorAt } from '@/lib/server/http/door';

const root = path.resolve(import.meta.dirname, '../..');

/** The matchers as Next compiled them into the build, so that this is about what is served. */
function matchers(): RegExp[] {
  const folder = path.join(root, '.next/server');
  const file = ['middleware-manifest.json', 'functions-config-manifest.json']
    .map((name) => path.join(folder, name))
    .filter(existsSync)
    .map((name) => JSON.parse(readFileSync(name, 'utf8')) as Manifest)
    .flatMap((manifest) => Object.values({ ...manifest.middleware, ...manifest.functions }))
    .flatMap((entry) => entry.matchers ?? []);
  return file.map(({ regexp }) => new RegExp(regexp));
}

interface Manifest {
  readonly middleware?: Record<string, Entry>;
  readonly functions?: Record<string, Entry>;
}
interface Entry {
  readonly matchers?: readonly { readonly regexp: string }[];
}

/** Every route file that answers POST, as an address. */
function postRoutes(): string[] {
  return readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)route\.tsx?$/.test(file))
    .filter((file) => /\bPOST\b/.test(readFileSync(path.join(root, 'app', file), 'utf8')))
    .map((file) =>
      `/${path.dirname(file)}`
        .replace(/\/\([^)]*\)/g, '')
        .replace(/\[\[?\.\.\.[^\]]*\]\]?/g, 'a/b.c')
        .replace(/\[[^\]]*\]/g, 'a'),
    );
}

describe('R-01 the matcher of middleware', () => {
  const matched = (address: string) => matchers().some((matcher) => matcher.test(address));

  it('meets every route that answers POST, and each that takes pictures or orders by it is counted', () => {
    const routes = postRoutes();
    expect(routes).toContain('/api/v1/remove');
    expect(routes.filter((address) => !matched(address))).toEqual([]);
    const taking = routes.filter((address) => doorAt(DOORS, address)?.methods.includes('POST') !== false);
    expect(taking).toContain('/api/v1/remove');
    expect(taking.filter((address) => !doorAt(DOORS, address)?.isCounted('POST'))).toEqual([]);
  });

  it.each(['/v1.0/removebg', '/v2/models/x/infer', '/api/remove', '/en'])('meets %s', (address) =>
    expect(matched(address)).toBe(true),
  );

  it.each(['/_next/static/a.js'])('leaves %s alone', (address) => expect(matched(address)).toBe(false));
});
