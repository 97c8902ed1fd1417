import 'server-only';

/** One element of remove.bg's error envelope, and its status. */
export interface Words {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
}

/** The request is wrong. */
export function bad(code: string, title: string, detail?: string): Words {
  return { status: 400, code, title, ...(detail === undefined ? {} : { detail }) };
}
