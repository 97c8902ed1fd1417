/**
 * A table of when stages began, how long they took and how much processor time, in seconds. Stages are in the order in
 * which they ended.
 *
 * @param times of each stage, in milliseconds; `cpuMs` where it is known
 * @param totalMs from the beginning of the first to the end of the last
 */
export function timeTable(times, totalMs) {
  const seconds = (ms) => (ms === undefined ? '' : (ms / 1_000).toFixed(1));
  const rows = [
    ['seconds', 'begun', 'took', 'of CPU'],
    ...times.map(({ name, beganMs, tookMs, cpuMs }) => [name, ...[beganMs, tookMs, cpuMs].map(seconds)]),
    ['all', '', seconds(totalMs), ''],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows
    .map(([name, ...cells]) =>
      [name.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join(' ').trimEnd(),
    )
    .join('\n');
}
