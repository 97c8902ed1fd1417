import 'server-only';

/** The largest bodies that are taken, in bytes. */
export interface BodyLimit {
  /** A multipart form, with all that stands around its parts. */
  readonly form: number;
  /** Any other body. */
  readonly other: number;
}

/** For what takes no body: clients may send a little all the same. */
export const SMALL_BODY: BodyLimit = { form: 16 * 1024, other: 16 * 1024 };

/** Whether a Content-Type is a multipart form's (RFC 7578). */
export function isForm(contentType: string | null | undefined): boolean {
  return /^multipart\/form-data\b/i.test(contentType ?? '');
}

/** The largest body that a request of a Content-Type may have. */
export function largestBody(limit: BodyLimit, contentType: string | null | undefined): number {
  return isForm(contentType) ? limit.form : limit.other;
}
