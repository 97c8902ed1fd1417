/** Name under which the visitor's theme is kept in localStorage: the only thing that is kept there. */
export const THEME_STORAGE_KEY = 'theme';
