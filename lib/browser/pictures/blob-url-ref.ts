import 'client-only';

type WithUrl = HTMLImageElement | HTMLAnchorElement;

/**
 * A ref that shows or links a blob. The address is made when the element appears and revoked when it goes. So the
 * browser can free the picture. Keep its identity stable (useMemo on the blob).
 */
export function blobUrlRef(blob: Blob): (element: WithUrl | null) => (() => void) | undefined {
  return (element) => {
    if (element === null) return undefined;
    const url = URL.createObjectURL(blob);
    if (element instanceof HTMLImageElement) element.src = url;
    else element.href = url;
    return () => URL.revokeObjectURL(url);
  };
}
