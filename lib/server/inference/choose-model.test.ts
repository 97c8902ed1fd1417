import { describe, expect, it } from 'vitest';
import { ServiceError } from '@/lib/contracts/errors';
import { plainRequest, SUBJECTS, type RemoveRequest, type Subject } from '@/lib/contracts/remove';
import { parseManifest } from '@/lib/models/manifest';
import { chooseModel } from './choose-model';
import { DEFAULT_MANIFEST as shipped, DEFAULT_MODEL } from '@/lib/contracts/default-model';

const installed = (name: string, suitedFor: readonly Subject[]) => ({
  folder: `/models/${name}`,
  manifest: parseManifest({ ...shipped, id: name }),
  suitedFor,
});
const offered = {
  installed: [
    installed('faces', ['person']),
    installed('all-fine', SUBJECTS),
    installed('plain', SUBJECTS),
    installed('own', []),
  ],
  defaultModel: 'plain',
};
const choose = (asked: Partial<RemoveRequest>) => chooseModel({ ...plainRequest('png'), ...asked }, offered);

describe('chooseModel', () => {
  it('takes the default where a request says nothing', () => expect(choose({})).toBe('plain'));

  it('takes the model that is named, whatever the picture is of', () => {
    expect(choose({ model: 'own', subject: 'person' })).toBe('own');
  });

  it('knows the shipped model by the name that it had before', () => {
    const models = { ...offered, installed: [installed(DEFAULT_MODEL, SUBJECTS)] };
    expect(chooseModel({ model: 'clearcut-s', subject: undefined }, models)).toBe(DEFAULT_MODEL);
  });

  it('takes the best that suits the subject', () => {
    expect(choose({ subject: 'person' })).toBe('faces');
    expect(choose({ subject: 'car' })).toBe('all-fine');
  });

  it('takes the default for a photo', () => expect(choose({ subject: 'photo' })).toBe('plain'));

  it('takes the default where nothing suits the subject', () => {
    const models = { ...offered, installed: offered.installed.slice(-1) };
    expect(chooseModel({ model: undefined, subject: 'car' }, models)).toBe('plain');
  });

  it('refuses what is not installed, and says what is', () => {
    expect(() => choose({ model: 'u2net' })).toThrow(ServiceError);
    expect(() => choose({ model: 'u2net' })).toThrow(
      /"model" takes the name of an installed model: faces, all-fine, plain, own\.$/,
    );
  });
});
