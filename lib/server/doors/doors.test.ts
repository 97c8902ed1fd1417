import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { doorAt } from '../http/door';
import { DOORS } from './doors';

const app = path.resolve(import.meta.dirname, '../../../app');

/** Every route of the API, as the pattern that its door has, and the methods that it answers. */
const routes = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(api|v\d|health\/).*\/?route\.ts$/.test(file))
  .map((file) => {
    const source = readFileSync(path.join(app, file), 'utf8');
    // What a route hands to handlersOf, or exports by itself.
    const answered = [
      ...source.matchAll(/(?:^ {2}|^export (?:async )?(?:function|const) |\(\w+, \{ )([A-Z]+)(?=[:( ])/gm),
    ];
    return {
      address: `/${path.dirname(file).replace(/\[+\.{3}\w+\]+/, '*')}`,
      methods: answered.flatMap(([, name]) => name ?? []),
    };
  });

describe('A3: the table of doors', () => {
  it('has a door for each route of the API, which answers the methods that its door names', () => {
    expect(routes.length).toBeGreaterThan(6);
    for (const { address, methods } of routes) {
      const door = doorAt(DOORS, address.replace('*', 'a/b.c'));
      expect(door, address).toBeDefined();
      // Health has one door for its two addresses.
      if (!door?.path.startsWith('/api/health')) expect(door?.path).toBe(address);
      expect(methods, address).toEqual(door?.methods);
    }
  });

  it.each<[string, string | undefined]>([
    ['/api', '/api'],
    ['/api/', '/api/*'],
    ['/api/v1/remove', '/api/v1/remove'],
    ['/api/v1/remove/', '/api/*'],
    ['/api/v1/removes', '/api/*'],
    ['/api/health', '/api/health/*'],
    ['/api/health/live', '/api/health/*'],
    ['/api/healthy', '/api/*'],
    ['/api/remove', '/api/remove'],
    ['/api/removebg', '/api/removebg'],
    ['/health', '/health'],
    ['/health/x', undefined],
    ['/v1.0/removebg', '/v1.0/removebg'],
    ['/v1.0/removebg/x', '/v1.0/*'],
    ['/v1.0', '/v1.0/*'],
    ['/v2', '/v2/*'],
    ['/v1.0x', undefined],
    ['/apis', undefined],
    ['/en/api/v1/remove', undefined],
    ['/', undefined],
  ])('leads %s to %s', (address, expected) => {
    expect(doorAt(DOORS, address)?.path).toBe(expected);
    expect(doorAt([...DOORS].reverse(), address)?.path).toBe(expected);
  });

  it('counts everything but questions, nothing of health, and all that rembg’s door can do', () => {
    for (const door of DOORS) {
      const counts = door.path !== '/api/health/*';
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', undefined])
        expect(door.isCounted(method), `${method} ${door.path}`).toBe(counts);
      for (const method of ['GET', 'HEAD'])
        expect(door.isCounted(method), `${method} ${door.path}`).toBe(door.path === '/api/remove');
      expect(door.isCounted('OPTIONS'), door.path).toBe(false);
    }
  });
});
