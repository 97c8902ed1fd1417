/** What went wrong, in one line: a server's last words are several. */
export function faultLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().replace(/\s*\n\s*/g, ' ');
}
