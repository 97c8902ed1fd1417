import 'server-only';
import { completeAnswer } from './complete-answer';
import type { Door } from './door';
import { publicErrorOf } from './public-error';

/**
 * The whole answer for an error at a door, in the door's own words.
 *
 * @param origin the request's Origin header
 * @param headers on top of those that every answer has
 */
export function answerError(
  door: Door,
  error: unknown,
  origin: string | null,
  headers: Readonly<Record<string, string>>,
): Response {
  const answer = door.respondError(publicErrorOf(error), headers);
  completeAnswer(door, origin, answer);
  return answer;
}
