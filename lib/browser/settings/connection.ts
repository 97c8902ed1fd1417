import 'client-only';

/** Whether the visitor has asked the browser to spare data. Chromium only; others do not tell. */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
