const KEY = Symbol.for('clearcut');

/**
 * What a process has one of, created when it is first asked for. Next bundles instrumentation, middleware and routes
 * apart, so a module's variable would exist several times. The owner of a name is the one module that asks for it.
 *
 * @param name the same gives the same value, from every bundle
 * @param create makes the value at the first call; an object can hold what is set later
 */
export function processWide<T>(name: string, create: () => T): T {
  const holder = globalThis as { [KEY]?: Map<string, unknown> };
  const values = (holder[KEY] ??= new Map());
  if (!values.has(name)) values.set(name, create());
  return values.get(name) as T;
}
