import { HEALTH } from '@/lib/server/doors/clearcut';
import { answerLive } from '@/lib/server/http/answer-live';

export const dynamic = 'force-dynamic';

/** The process answers: what a supervisor asks before it restarts one. */
export const GET = answerLive(HEALTH);
