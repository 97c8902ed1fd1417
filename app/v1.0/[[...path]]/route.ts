import { REMOVEBG_ELSEWHERE } from '@/lib/server/doors/removebg';
import { notFoundAt } from '@/lib/server/http/handlers';

export const dynamic = 'force-dynamic';

/** A client of remove.bg that missed the address gets its error envelope, not the site’s page. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = notFoundAt(REMOVEBG_ELSEWHERE);
