import { ELSEWHERE } from '@/lib/server/doors/clearcut';
import { notFoundAt } from '@/lib/server/http/handlers';

export const dynamic = 'force-dynamic';

/** An API client that missed the address gets JSON, not the site's page. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = notFoundAt(ELSEWHERE);
