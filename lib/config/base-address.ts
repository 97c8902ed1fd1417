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
