import 'client-only';
import { PUBLIC_VALUES, readPublicConfig } from '../../config/public';

// Checked when the pages were built.
const { apiBaseUrl } = readPublicConfig(PUBLIC_VALUES).config;

/** The address of one of the API's paths: here, or where this build's pages have been told to ask. */
export function apiUrl(path: string): string {
  return `${apiBaseUrl ?? ''}${path}`;
}
