import { describe, expect, it } from 'vitest';
import { viewerCommand } from './viewer-key';

const key = (name: string, code = '', held = {}) => ({
  ...{ key: name, code, ctrlKey: false, metaKey: false, altKey: false },
  ...held,
});

describe('viewerCommand', () => {
  it('knows the keys of zoom, with and without Shift', () => {
    expect(viewerCommand(key('+'), false)).toEqual({ type: 'zoom-in' });
    expect(viewerCommand(key('='), false)).toEqual({ type: 'zoom-in' });
    expect(viewerCommand(key('-'), false)).toEqual({ type: 'zoom-out' });
    expect(viewerCommand(key('0'), false)).toEqual({ type: 'fit' });
  });

  it('takes letters large and small', () => {
    expect(viewerCommand(key('b'), false)).toEqual({ type: 'hold' });
    expect(viewerCommand(key('F'), false)).toEqual({ type: 'full' });
  });

  it('reads an Arabic keyboard by the places of its keys', () => {
    expect(viewerCommand(key('ب', 'KeyF'), false)).toEqual({ type: 'full' });
    expect(viewerCommand(key('٠', 'Digit0'), false)).toEqual({ type: 'fit' });
  });

  it('leaves Space and arrows to buttons, the slider and choices', () => {
    for (const name of [' ', 'ArrowLeft', 'ArrowDown']) {
      expect(viewerCommand(key(name), false)).toBeUndefined();
    }
    expect(viewerCommand(key(' '), true)).toEqual({ type: 'hold' });
    expect(viewerCommand(key('ArrowLeft'), true)).toEqual({ type: 'pan', x: -1, y: 0 });
    expect(viewerCommand(key('ArrowDown'), true)).toEqual({ type: 'pan', x: 0, y: 1 });
  });

  it('leaves the browser its own shortcuts', () => {
    expect(viewerCommand(key('f', 'KeyF', { ctrlKey: true }), true)).toBeUndefined();
    expect(viewerCommand(key('0', 'Digit0', { metaKey: true }), true)).toBeUndefined();
    expect(viewerCommand(key('ArrowLeft', '', { altKey: true }), true)).toBeUndefined();
    expect(viewerCommand(key('Tab'), true)).toBeUndefined();
  });
});
