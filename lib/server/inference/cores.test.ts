import { describe, expect, it } from 'vitest';
import { usableCores } from './cores';

const reading = (files: Record<string, string>) => (file: string) => files[file];

describe('usableCores', () => {
  it('is the affinity where there is no control group', () => {
    expect(usableCores(6, reading({}))).toBe(6);
  });

  it('is the quota of cgroup v2 where that is smaller', () => {
    const files = { '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/cpu.max': '250000 100000\n' };
    expect(usableCores(64, reading(files))).toBe(2);
    expect(usableCores(1, reading(files))).toBe(1);
  });

  it('takes the tightest quota on the way up to the root', () => {
    const files = {
      '/proc/self/cgroup': '0::/pod/container\n',
      '/sys/fs/cgroup/pod/container/cpu.max': 'max 100000\n',
      '/sys/fs/cgroup/pod/cpu.max': '400000 100000\n',
    };
    expect(usableCores(64, reading(files))).toBe(4);
  });

  it('reads cgroup v1, where -1 means no quota', () => {
    const files = {
      '/proc/self/cgroup': '4:memory:/a\n3:cpu,cpuacct:/a\n',
      '/sys/fs/cgroup/cpu/a/cpu.cfs_quota_us': '300000\n',
      '/sys/fs/cgroup/cpu/a/cpu.cfs_period_us': '100000\n',
      '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
      '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
    };
    expect(usableCores(64, reading(files))).toBe(3);
  });

  it('is one core at least, for half a core of quota', () => {
    const files = { '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/cpu.max': '50000 100000\n' };
    expect(usableCores(8, reading(files))).toBe(1);
  });
});
