import { StoredChoice } from '@/lib/browser/settings/stored-choice';
import { STORAGE_KEYS } from '@/lib/contracts/storage-keys';

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const stored = new StoredChoice<ThemeChoice>(STORAGE_KEYS.theme, THEME_CHOICES);

/** The theme that the visitor chose; `system` follows the device. */
export const readThemeChoice = stored.read;

/** Keeps the choice and shows it. */
export function chooseTheme(choice: ThemeChoice): void {
  showTheme(choice);
  stored.choose(choice);
}

/** Calls back whenever the choice changes, here or in another tab. Returns the way to stop. */
export function watchThemeChoice(listener: () => void): () => void {
  return stored.watch(() => {
    showTheme(stored.read());
    listener();
  });
}

function showTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = choice;
}
