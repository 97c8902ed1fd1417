import { freePort, startServer, type RunningServer } from '../fixtures/server';
import { changedBuild } from '../fixtures/changed-build';

/** Two servers: one whose pages visitors open, and one whose API these pages ask. */
export interface SplitServers {
  readonly front: string;
  readonly api: string;
  /** Methods of the requests for cut-outs that a server has logged. */
  readonly asked: (whose: 'front' | 'api') => unknown[];
  readonly stop: () => Promise<void>;
}

/**
 * Starts both. The API's list of origins holds the front's, and no other.
 *
 * @param frontEnv variables of the front, by its own origin
 */
export async function startSplitServers(
  frontEnv: (origin: string) => Readonly<Record<string, string>>,
  apiEnv: Readonly<Record<string, string>>,
): Promise<SplitServers> {
  const port = String(await freePort());
  const front = `http://localhost:${port}`;
  const apiServer = await startServer({ INFERENCE_CHILDREN: '1', ALLOWED_ORIGINS: front, ...apiEnv });
  const api = visited(apiServer);
  const build = changedBuild({ NEXT_PUBLIC_API_BASE: api });
  const frontServer = await startServer(
    { PORT: port, HOSTNAME: '127.0.0.1', INFERENCE_CHILDREN: '1', ...frontEnv(front) },
    { script: build.script },
  );
  const servers = { front: frontServer, api: apiServer };
  return {
    front,
    api,
    asked: (whose) =>
      servers[whose]
        .log()
        .filter(({ route }) => route === '/api/v1/remove')
        .map(({ method }) => method),
    stop: async () => {
      await Promise.all([frontServer.stop(), apiServer.stop()]);
      build.remove();
    },
  };
}

/** The one name that the tests' browser resolves. */
function visited({ url }: RunningServer): string {
  return url.replace('127.0.0.1', 'localhost');
}
