import { MAX_BATCH_PICTURES } from '../batch/intake/refusal';
import { leaveParcel } from '../pictures/handoff-parcels';
import { FRAGMENT_OF_MISSED, fragmentOfShared, SHARED_PART } from '@/lib/contracts/share';

/** Whether a request is pictures that another program shares with the installed app. */
export function isShare({ method, mode, url }: Request, pages: ReadonlyMap<string, string>): boolean {
  return method === 'POST' && mode === 'navigate' && pages.has(new URL(url).pathname);
}

/**
 * Leaves the pictures of a share in this browser, where those on their way from another page lie. Opens the tool, which
 * takes them. Nothing of the request goes on to the service.
 */
export async function takeShare(request: Request): Promise<Response> {
  const page = new URL(request.url).pathname;
  try {
    const parts = (await request.formData()).getAll(SHARED_PART);
    const files = parts.filter((part) => part instanceof File).slice(0, MAX_BATCH_PICTURES);
    const keys = await Promise.all(files.map(leaveParcel));
    if (keys.length > 0) return seeOther(page + fragmentOfShared(keys), request.url);
  } catch {
    // Blocked, full, or broken on its way: the page says that nothing has come.
  }
  return seeOther(page + FRAGMENT_OF_MISSED, request.url);
}

function seeOther(location: string, base: string): Response {
  return Response.redirect(new URL(location, base).href, 303);
}
