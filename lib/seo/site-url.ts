/** Origin under which this installation is reached, without a trailing slash. Static pages bake it in at build. */
export const SITE_URL = (process.env['SITE_URL'] ?? 'http://localhost:3000').replace(/\/+$/, '');
