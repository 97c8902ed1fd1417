/**
 * The link of a click that takes the place of this page. Undefined for clicks that open another tab, save a file, or
 * stay on the page.
 */
export function leavesPage(event: MouseEvent, here: Location): HTMLAnchorElement | undefined {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (event.defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return undefined;
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
  if (link === null || link.hasAttribute('download') || !['', '_self'].includes(link.target))
    return undefined;
  const { origin, pathname, search } = new URL(link.href);
  if (origin !== here.origin) return undefined;
  return pathname === here.pathname && search === here.search ? undefined : link;
}
