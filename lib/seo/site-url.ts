import { written } from '../config/environment';

/** Origin under which this installation is reached, without a trailing slash. Static pages bake it in at build. */
export const SITE_URL = (written(process.env['SITE_URL']) ?? 'http://localhost:3000').replace(/\/+$/, '');
