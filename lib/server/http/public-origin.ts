import 'server-only';
import { readHttpConfig } from '@/lib/config/http';
import { pageScripts } from './page-scripts';

/** SITE_URL of this process or else of the build, whose pages have it baked in; empty where neither has one. */
export function publicOrigin(): string {
  return readHttpConfig(process.env).config.siteUrl ?? pageScripts().siteUrl;
}
