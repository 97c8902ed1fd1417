import 'server-only';
import { logRequest, type RequestFacts } from '../log/log-request';
import { observeAnswer } from '../metrics/metrics';

/** Logs an answer of the API, and counts it. */
export function recordAnswer(facts: RequestFacts): void {
  observeAnswer(facts.route, facts.status, facts.code);
  logRequest(facts);
}
