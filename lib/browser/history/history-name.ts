/** The database that holds the history, by the name that browsers show. */
export const HISTORY_DATABASE = 'clearcut-history';
