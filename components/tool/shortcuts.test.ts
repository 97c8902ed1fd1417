import { describe, expect, it } from 'vitest';
import { nextShare } from '@/components/ui/compare-share';
import { cellAfterKey } from './batch/batch-figures';
import { viewerCommand } from './shortcuts/viewer-key';
import { SHORTCUT_GROUPS, type ShortcutGroup } from './shortcuts/shortcut-groups';

const keysIn = (place: ShortcutGroup['place'], ...actions: string[]) =>
  SHORTCUT_GROUPS.find((group) => group.place === place)!
    .shortcuts.filter(({ action }) => actions.length === 0 || actions.includes(action))
    .flatMap(({ keys }) => keys);

const bare = { code: '', ctrlKey: false, metaKey: false, altKey: false };

describe('the list of shortcuts', () => {
  it('has a line for each thing that the viewer can be asked for, with keys that it takes', () => {
    for (const key of keysIn('viewer')) expect(viewerCommand({ ...bare, key }, false)).toBeDefined();
    for (const key of keysIn('stage')) expect(viewerCommand({ ...bare, key }, true)).toBeDefined();
    expect(keysIn('stage', 'pan')).toEqual(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']);
    expect(keysIn('viewer', 'help')).toEqual(['?']);
  });

  it('names keys that move the handle', () => {
    for (const key of keysIn('handle')) expect(nextShare(key, 50, false)).not.toBe(50);
  });

  it('names keys that lead through the grid', () => {
    const grid = { count: 9, columns: 3, isRtl: false };
    for (const key of keysIn('batch', 'move', 'moveEnds')) expect(cellAfterKey(key, 4, grid)).not.toBe(4);
  });
});
