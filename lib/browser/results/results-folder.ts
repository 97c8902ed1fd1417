/** Where the origin-private file system has the results of open batches, by the name that browsers show. */
export const RESULTS_FOLDER = 'clearcut-results';
