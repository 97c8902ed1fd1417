import 'server-only';
import { httpConfig } from '@/lib/config/http';
import { pageScripts } from './page-scripts';

/** SITE_URL of this process or else of the build, whose pages have it baked in; empty where neither has one. */
export function publicOrigin(): string {
  return httpConfig().siteUrl ?? pageScripts().siteUrl;
}
