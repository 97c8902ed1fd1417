/** The database that holds the history, by the name that browsers show. */
export const HISTORY_DATABASE = 'clearcut-history';

/** The database of pictures on their way that are too large for sessionStorage, by the name that browsers show. */
export const HANDOFF_DATABASE = 'clearcut-handoff';

/** Where the origin-private file system has the results of open batches, by the name that browsers show. */
export const RESULTS_FOLDER = 'clearcut-results';
