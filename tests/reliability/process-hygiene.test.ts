import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedServer } from '../fixtures/shared-server';
import { PARENT_SECRET } from '../fixtures/shared-server-setup';

const server = sharedServer();

const processes = () => [server.pid, ...server.childPids()];
const readOf = (pid: number, name: string) => readFileSync(`/proc/${pid}/${name}`, 'utf8');

describe('P4 what a process leaves behind', () => {
  it('P-06 the memory of parent and children stays out of core dumps', () => {
    for (const pid of processes()) expect(Number(`0x${readOf(pid, 'coredump_filter').trim()}`)).toBe(0);
  });

  it('P-06 no process is told to write reports, snapshots or profiles', () => {
    for (const pid of processes()) {
      const told = `${readOf(pid, 'cmdline')}\0${readOf(pid, 'environ')}`;
      expect(told).not.toMatch(/--(heapsnapshot|report|heap-prof|cpu-prof|diagnostic-dir|abort-on)/);
    }
  });
});

describe('P-05 inference children', () => {
  it('are told that onnxruntime calls nobody, and know nothing of the parent’s secrets', () => {
    for (const pid of server.childPids()) {
      const environment = readOf(pid, 'environ').split('\0');
      expect(environment).toContain('ORT_DISABLE_TELEMETRY=1');
      expect(environment).toContain('VIPS_DISC_THRESHOLD=1000g');
      expect(environment.join('\n')).not.toContain(PARENT_SECRET);
    }
  });
});
