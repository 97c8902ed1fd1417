import 'server-only';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

/** Reads a file of /proc or /sys; undefined where it does not exist (other systems, other cgroup version). */
type ReadText = (file: string) => string | undefined;

const readText: ReadText = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/**
 * How many cores this process may keep busy: the smaller of its CPU affinity and the control group's quota. A container
 * limited to two CPUs on a 64-core host has two. There 64 children would only wait for each other.
 *
 * @param affinity cores that the scheduler may use (`os.availableParallelism()` honours affinity)
 * @param read how to read kernel files; a test passes its own
 * @returns whole cores, at least 1 (a quota of 1.5 gives 1)
 */
export function usableCores(affinity = availableParallelism(), read: ReadText = readText): number {
  return Math.max(1, Math.min(affinity, Math.floor(cgroupQuota(read))));
}

/** The tightest CPU quota from this process's control group up to the root, in cores; Infinity for none. */
function cgroupQuota(read: ReadText): number {
  const membership = read('/proc/self/cgroup') ?? '';
  const quotas = membership.split('\n').flatMap((line) => {
    const [, controllers, group] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (controllers === undefined || group === undefined) return [];
    if (controllers === '') return quotasUpwards('/sys/fs/cgroup', group, (folder) => quotaV2(folder, read));
    if (!controllers.split(',').includes('cpu')) return [];
    return quotasUpwards('/sys/fs/cgroup/cpu', group, (folder) => quotaV1(folder, read));
  });
  return Math.min(Infinity, ...quotas);
}

function quotasUpwards(mount: string, group: string, quotaOf: (folder: string) => number): number[] {
  const quotas: number[] = [];
  for (let current = path.posix.join('/', group); ; current = path.posix.dirname(current)) {
    quotas.push(quotaOf(path.posix.join(mount, current)));
    if (current === '/') return quotas;
  }
}

/** cgroup v2: "MAX PERIOD" in microseconds, or "max PERIOD" for no limit. */
function quotaV2(folder: string, read: ReadText): number {
  const [quota, period] = (read(path.posix.join(folder, 'cpu.max')) ?? 'max').trim().split(' ');
  return ratio(quota, period);
}

/** cgroup v1: quota -1 for no limit. */
function quotaV1(folder: string, read: ReadText): number {
  const quota = read(path.posix.join(folder, 'cpu.cfs_quota_us'));
  const period = read(path.posix.join(folder, 'cpu.cfs_period_us'));
  return ratio(quota, period);
}

function ratio(quota: string | undefined, period: string | undefined): number {
  const cores = Number(quota) / Number(period);
  return cores > 0 ? cores : Infinity;
}
