import 'client-only';

/** What idb's transactions have of interest here. */
interface Transaction {
  readonly done: Promise<void>;
  readonly abort: () => void;
}

/** Whether the browser gives no more room. */
export function isQuotaError(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

/**
 * Waits for a step of a transaction and for the transaction, all or nothing. Browsers tell of missing room now at the
 * request, now at the end. Whichever it was is thrown, and nothing is left unhandled.
 */
export async function complete<Result>(transaction: Transaction, step: Promise<Result>): Promise<Result> {
  const guarded = step.catch((error: unknown) => {
    abort(transaction);
    throw error;
  });
  const [stepped, ended] = await Promise.allSettled([guarded, transaction.done]);
  if (stepped.status === 'fulfilled' && ended.status === 'fulfilled') return stepped.value;
  const errors = [stepped, ended].flatMap((outcome): unknown[] =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  );
  throw errors.find(isQuotaError) ?? errors[0];
}

function abort(transaction: Transaction): void {
  try {
    transaction.abort();
  } catch {
    // Has ended already.
  }
}
