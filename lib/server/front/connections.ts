import 'server-only';
import type { Socket } from 'node:net';
import { connectionBucket, type AddressPolicy } from '../access/client-address';
import { Places } from '../rate-limit/places';

/** Open connections of one process, of all clients. */
export const MAX_CONNECTIONS = 512;
/** … of one client. Proxies that are trusted carry those of many. */
export const MAX_CONNECTIONS_OF_CLIENT = 128;

/** The connections that clients have open: one client cannot have them all. */
export class Connections {
  readonly #policy: AddressPolicy;
  readonly #places = new Places();
  readonly #open = new Set<Socket>();

  constructor(policy: AddressPolicy) {
    this.#policy = policy;
  }

  /**
   * Counts a new connection in until it is closed, or closes it where its client has too many.
   *
   * @returns whether it stays
   */
  take(socket: Socket): boolean {
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    const bucket = connectionBucket(socket.remoteAddress, this.#policy);
    if (bucket === undefined) return true;
    const closed = this.#places.take(bucket, MAX_CONNECTIONS_OF_CLIENT);
    if (closed) socket.once('close', closed);
    else socket.destroy();
    return closed !== undefined;
  }

  /**
   * Closes those over which nothing is under way. Node closes those that have had an answer.
   * For a first request, or the rest of its head, it would wait without end.
   */
  closeUnused(isUsed: (socket: Socket) => boolean): void {
    for (const socket of this.#open) if (!isUsed(socket)) socket.destroy();
  }
}
