import 'client-only';
import { RemoveError } from '../errors/remove-error';
import type { PageErrorCode } from '../errors/device-errors';
import type { PictureStore } from './picture-store';

/**
 * The pictures of this visit, and with them all that cuts out. It is fetched at the first call; a call after one that
 * failed tries again.
 *
 * @throws RemoveError offline, network_lost, or page_outdated where the service is there and the file is not
 */
export async function loadVisitPictures(): Promise<PictureStore> {
  try {
    return (await import('./visit-pictures')).visitPictures();
  } catch {
    throw new RemoveError(await whyNotLoaded());
  }
}

async function whyNotLoaded(): Promise<PageErrorCode> {
  if (!navigator.onLine) return 'offline';
  const reached = await fetch(window.location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  return reached ? 'page_outdated' : 'network_lost';
}
