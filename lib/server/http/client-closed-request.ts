import 'server-only';

/** The status that proxies log for a client that closed the connection; nobody receives it. */
export const CLIENT_CLOSED_REQUEST = 499;
