import { statSync } from 'node:fs';
import path from 'node:path';
import type { Syscall } from './trace-reader';

/**
 * What counts as putting something on disk. The list of exceptions is empty. Every one of these is a fault, whatever
 * its path. It may have failed here and succeed on another machine.
 *
 * - opening for writing, creating or truncating (also O_TMPFILE, which no directory shows). A character device, a pipe
 *   or a socket is none
 * - writing into a descriptor that is a file, however it was come by (inherited, received)
 * - changing the tree: mkdir, rename, link, symlink, mknod, unlink, truncate, extended attributes, a socket
 *   with a path
 * - files without a path in memory (memfd), which can be swapped and handed on
 * - asynchronous rings (io_uring, io_setup), whose work a trace does not show
 * - calling anybody: connecting to any address, the own machine's included (P-05)
 *
 * A file of /proc is a switch of the kernel and stores nothing; which were set is reported. Mapping a file for
 * shared writing needs a descriptor open for writing, so it needs no rule of its own.
 */
export type StorageFault =
  | { readonly kind: 'stored'; readonly what: string }
  | { readonly kind: 'kernel-switch'; readonly what: string };

const OPENS = ['open', 'openat', 'openat2', 'creat', 'open_by_handle_at'];
const WRITES = ['write', 'pwrite64', 'writev', 'pwritev', 'pwritev2', 'sendfile', 'sendfile64'];
/** Calls that name the descriptor they write to in third place. */
const COPIES = ['copy_file_range', 'splice'];
const CHANGES = [
  ...['mkdir', 'mkdirat', 'mknod', 'mknodat', 'rename', 'renameat', 'renameat2', 'link', 'linkat'],
  ...['symlink', 'symlinkat', 'unlink', 'unlinkat', 'rmdir', 'truncate', 'truncate64', 'ftruncate'],
  ...['ftruncate64', 'fallocate', 'setxattr', 'lsetxattr', 'fsetxattr', 'mount', 'move_mount', 'swapon'],
];
const MEMORY_FILES = ['memfd_create', 'memfd_secret'];
const RINGS = ['io_uring_setup', 'io_setup'];
/** Counted to prove that the trace follows the children. */
const WITNESSES = ['execve', 'execveat'];
const NETWORK = ['connect', 'bind'];

/** What strace is asked for; a question mark lets it pass where an architecture lacks the call. */
export const TRACED_CALLS = [
  ...[OPENS, WRITES, COPIES, CHANGES, MEMORY_FILES, RINGS, WITNESSES, NETWORK].flat(),
]
  .map((name) => `?${name}`)
  .join(',');

/** Whether a call stores something, and what to say of it. */
export function storageFault(call: Syscall): StorageFault | undefined {
  const { name, args } = call;
  if (OPENS.includes(name)) return openFault(call);
  if (WRITES.includes(name)) return descriptorFault(args, 0);
  if (COPIES.includes(name)) return descriptorFault(args, 2);
  if (CHANGES.includes(name)) return { kind: 'stored', what: 'changes files' };
  if (MEMORY_FILES.includes(name)) return { kind: 'stored', what: 'makes a file in memory' };
  if (RINGS.includes(name)) return { kind: 'stored', what: 'does what a trace does not show' };
  if (name === 'connect' && /sa_family=AF_INET/.test(args)) return { kind: 'stored', what: 'calls out' };
  if (name === 'bind' && /sun_path="/.test(args)) return { kind: 'stored', what: 'makes a socket file' };
  return undefined;
}

const QUOTED = /"((?:[^"\\]|\\.)*)"/;

function openFault({ name, args, result }: Syscall): StorageFault | undefined {
  const flags = args.replace(new RegExp(QUOTED, 'g'), '').replaceAll(/<[^>]*>/g, '');
  const writes = /\bO_(WRONLY|RDWR|CREAT|TMPFILE|TRUNC|APPEND)\b/.test(flags);
  if (name !== 'creat' && !writes) return undefined;
  return pathFault(openedPath(args, result), 'opens for writing');
}

/** The file that was opened, as the kernel names it, else as the call does. */
function openedPath(args: string, result: string): string {
  const opened = /^\d+<(.*)>$/.exec(result)?.[1];
  if (opened !== undefined) return opened;
  const folder = /^\w+<([^>]*)>/.exec(args)?.[1] ?? '/';
  return path.resolve(folder, QUOTED.exec(args)?.[1] ?? '?');
}

/** Descriptors are printed with what they stand for: `7</a/file>`, `7<pipe:[1]>`, `7<anon_inode:[eventfd]>`. */
function descriptorFault(args: string, position: number): StorageFault | undefined {
  const descriptor = args.split(/, (?=\d+<|NULL|\[|"|0x)/)[position] ?? '';
  const target = /^\d+<(\/[^>]*)>/.exec(descriptor)?.[1];
  return target === undefined ? undefined : pathFault(target, 'writes into');
}

function pathFault(file: string, what: string): StorageFault | undefined {
  if (file.startsWith('/proc/')) return { kind: 'kernel-switch', what: file };
  return isNoStorage(file) ? undefined : { kind: 'stored', what };
}

/** Character devices (/dev/null), pipes and sockets; not block devices, which are disks. */
function isNoStorage(file: string): boolean {
  if (/^(pipe|socket|anon_inode|TCP|TCPv6|UNIX)/.test(file)) return true;
  const facts = statSync(file, { throwIfNoEntry: false });
  return facts !== undefined && (facts.isCharacterDevice() || facts.isFIFO() || facts.isSocket());
}
