import { config } from 'zod';

/* Imported before all that makes a schema, which is when zod tries whether strings may be evaluated. Also runs in a worker. */

// They may not here, and each try is reported as a violation.
config({ jitless: true });
