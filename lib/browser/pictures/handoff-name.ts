/** The database of pictures on their way that are too large for sessionStorage, by the name that browsers show. */
export const HANDOFF_DATABASE = 'clearcut-handoff';
