/** Runs once when the server process starts, before it answers anything. */
export async function register(): Promise<void> {
  // Next also compiles this file for its edge runtime: the positive test lets it drop all of the rest there.
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    const { startRuntimeOrExit } = await import('@/lib/server/start/start');
    const { afterMissedShare, pageRoute } = await import('@/lib/seo/page-route');
    await startRuntimeOrExit({ afterMissedShare, pageRoute });
  }
}
