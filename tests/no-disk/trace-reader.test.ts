import { describe, expect, it } from 'vitest';
import { TraceReader } from './trace-reader';

function read(...lines: string[]): TraceReader {
  const trace = new TraceReader();
  trace.feed(lines.map((line) => `${line}\n`).join(''));
  trace.end();
  return trace;
}

describe('P1 what counts as putting something on disk', () => {
  it.each([
    'openat(AT_FDCWD</srv>, "kept", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 19</srv/kept>',
    'openat(AT_FDCWD</srv>, "/tmp", O_RDWR|O_EXCL|O_TMPFILE, 0600) = 19</tmp/#1234 (deleted)>',
    'openat(AT_FDCWD</srv>, "/dev/shm/x", O_RDWR|O_CREAT, 0600) = 19</dev/shm/x>',
    'openat(AT_FDCWD</srv>, "/nowhere/kept", O_WRONLY|O_CREAT, 0666) = -1 ENOENT (No such file or directory)',
    'openat(AT_FDCWD</srv>, "x", O_RDONLY|O_TRUNC) = -1 EROFS (Read-only file system)',
    'openat2(AT_FDCWD</srv>, "x", {flags=O_WRONLY, resolve=0}, 24) = 7</srv/x>',
    'creat("/srv/x", 0644) = 7</srv/x>',
    'write(7</srv/inherited.log>, ""..., 20) = 20',
    'pwrite64(7</srv/db>, ""..., 20, 0) = 20',
    'copy_file_range(7</srv/a>, NULL, 8</srv/b>, NULL, 100, 0) = 100',
    'splice(7<pipe:[1]>, NULL, 8</srv/b>, NULL, 100, 0) = 100',
    'mkdir("/srv/folder", 0777) = 0',
    'renameat2(AT_FDCWD</srv>, "a", AT_FDCWD</srv>, "b", 0) = 0',
    'link("a", "b") = 0',
    'symlinkat("a", AT_FDCWD</srv>, "b") = 0',
    'unlink("a") = -1 ENOENT (No such file or directory)',
    'ftruncate(7</srv/db>, 3) = 0',
    'memfd_create("x", MFD_CLOEXEC) = 9</memfd:x (deleted)>',
    'io_uring_setup(256, {flags=0}) = 9<anon_inode:[io_uring]>',
    'fsetxattr(7</srv/a>, "user.x", ""..., 9, 0) = 0',
    'bind(9<socket:[1]>, {sa_family=AF_UNIX, sun_path="/srv/socket"}, 110) = 0',
    'connect(9<socket:[1]>, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16) = 0',
  ])('%s', (call) => {
    const trace = read(`77  ${call}`);
    expect(trace.faults).toHaveLength(1);
    expect(trace.strange).toEqual([]);
  });

  it.each([
    'openat(AT_FDCWD</srv>, "O_WRONLY", O_RDONLY|O_CLOEXEC) = 19</srv/O_WRONLY>',
    'openat(AT_FDCWD</srv>, "/dev/null", O_RDWR|O_CLOEXEC) = 19</dev/null>',
    'openat(AT_FDCWD</srv>, "/proc/self/coredump_filter", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 9</proc/7/coredump_filter>',
    'write(1<pipe:[1]>, ""..., 20) = 20',
    'writev(21<socket:[5]>, [{iov_base=""..., iov_len=9}], 1) = 9',
    'write(13<anon_inode:[eventfd]>, ""..., 8) = 8',
    'splice(7</srv/a>, NULL, 8<pipe:[2]>, NULL, 100, 0) = 100',
    'execve("/usr/bin/node", [...], 0x7ffd /* 30 vars */) = 0',
    'bind(9<socket:[1]>, {sa_family=AF_INET, sin_port=htons(3000), sin_addr=inet_addr("0.0.0.0")}, 16) = 0',
  ])('not %s', (call) => {
    const trace = read(`77  ${call}`);
    expect(trace.faults).toEqual([]);
    expect(trace.strange).toEqual([]);
    expect(trace.total).toBe(1);
  });

  it('puts a call together that another thread interrupted, and judges one that never ended', () => {
    const interrupted = read(
      '77  openat(AT_FDCWD</srv>, "a", O_WRONLY|O_CREAT, 0666 <unfinished ...>',
      '78  write(1<pipe:[1]>, ""..., 20) = 20',
      '77  <... openat resumed>) = 9</srv/a>',
    );
    expect(interrupted.faults).toHaveLength(1);
    expect(interrupted.total).toBe(2);
    expect(
      read('77  mkdir("/srv/a", 0777 <unfinished ...>', '77  +++ killed by SIGKILL +++').faults,
    ).toHaveLength(1);
  });

  it('says when it does not understand a trace', () => {
    expect(read('strace: something new').strange).toHaveLength(1);
  });
});
