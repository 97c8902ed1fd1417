import type { BrowserContext } from '@playwright/test';
import { startSiteverify, type Siteverify } from '../fixtures/siteverify';

export const CLOUDFLARE = 'https://challenges.cloudflare.com';

/** Every token of the stand-in begins like this. */
export const STAND_IN_TOKENS = 'stand-in-token-';

/** The check of the stand-in's tokens, for pages of the host that the tests' browser visits. */
export function startStandInSiteverify(secret: string): Promise<Siteverify> {
  return startSiteverify({ secret, hostname: 'localhost', pageTokens: STAND_IN_TOKENS });
}

/** How the stand-in's widget ends; `silent`: not at all. */
export type StandInMode = 'pass' | 'error' | 'silent' | 'blocked';

export interface TurnstileStandIn {
  /** Addresses asked of Cloudflare's host so far. */
  readonly requests: string[];
  /** The parameters of every widget rendered so far. */
  readonly rendered: Record<string, unknown>[];
  setMode: (mode: StandInMode) => void;
}

/**
 * Stands in for Cloudflare's api.js, which tests cannot reach. It behaves as its documents say of explicit rendering
 * (`?render=explicit&onload=…`). It has render, execute, reset, remove, getResponse, isExpired, ready, callback and
 * error-callback. It puts a frame of Cloudflare's host into the page. It proves that the page loads, renders and
 * removes the widget as documented. It also proves that the page's policies let script and frame through. What it
 * cannot prove is what the real widget decides.
 */
export async function standInForTurnstile(context: BrowserContext): Promise<TurnstileStandIn> {
  const requests: string[] = [];
  const rendered: Record<string, unknown>[] = [];
  let mode: StandInMode = 'pass';
  await context.exposeBinding('standInRendered', (_, parameters: Record<string, unknown>) => {
    rendered.push(parameters);
    return mode;
  });
  await context.route(`${CLOUDFLARE}/**`, async (route) => {
    const url = new URL(route.request().url());
    requests.push(url.href);
    if (mode === 'blocked') return route.abort('blockedbyclient');
    if (url.pathname === '/turnstile/v0/api.js') {
      return route.fulfill({
        contentType: 'text/javascript',
        body: `(${apiJs.toString()})(${JSON.stringify([url.searchParams.get('onload'), STAND_IN_TOKENS])})`,
      });
    }
    return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>stand-in</title>' });
  });
  return { requests, rendered, setMode: (next) => (mode = next) };
}

interface Parameters {
  readonly sitekey: string;
  readonly execution?: 'render' | 'execute';
  readonly callback?: (token: string) => void;
  readonly 'error-callback'?: (code: string) => boolean | undefined;
}

/** Runs in the page, so it can use nothing from outside itself. */
function apiJs([onload, tokens]: [string | null, string]): void {
  interface Widget {
    readonly frame: HTMLIFrameElement;
    readonly parameters: Parameters;
    readonly container: HTMLElement;
    token?: string;
  }
  const widgets = new Map<string, Widget>();
  const page = window as unknown as Record<string, unknown> & {
    standInRendered: (parameters: object) => Promise<string>;
  };
  const find = (where: string | HTMLElement): [string, Widget] => {
    const found = [...widgets].find(([id, { container }]) => id === where || container === where);
    if (!found) throw new Error('[Cloudflare Turnstile] Could not find widget.');
    return found;
  };
  const run = ({ frame, parameters }: Widget, id: string) => {
    const { callback, 'error-callback': onError, ...plain } = parameters;
    const told = Object.fromEntries(Object.entries(plain).filter(([, value]) => typeof value !== 'function'));
    // As the real one, it answers from its frame: a page whose policy bans the frame gets no token.
    frame.addEventListener('load', () => {
      void page.standInRendered(told).then((mode) => {
        const widget = widgets.get(id);
        if (!widget || mode === 'silent') return;
        if (mode !== 'pass') {
          if (onError?.('300030') !== true) console.error('[Cloudflare Turnstile] Error: 300030.');
          return;
        }
        widget.token = `${tokens}${crypto.randomUUID()}`;
        callback?.(widget.token);
      });
    });
    frame.src = 'https://challenges.cloudflare.com/stand-in-frame';
  };
  page['turnstile'] = {
    ready: (callback: () => void) => callback(),
    render(container: HTMLElement, parameters: Parameters) {
      if (!parameters.sitekey) throw new Error('[Cloudflare Turnstile] Missing sitekey.');
      const id = `cf-chl-widget-${widgets.size + 1}`;
      const frame = document.createElement('iframe');
      frame.title = 'Widget containing a Cloudflare security challenge';
      const widget: Widget = { frame, parameters, container };
      widgets.set(id, widget);
      container.append(frame);
      if (parameters.execution !== 'execute') run(widget, id);
      return id;
    },
    execute(where: string | HTMLElement) {
      const [id, widget] = find(where);
      run(widget, id);
    },
    reset(where: string | HTMLElement) {
      const [id, widget] = find(where);
      delete widget.token;
      if (widget.parameters.execution !== 'execute') run(widget, id);
    },
    remove(where: string | HTMLElement) {
      const [id, widget] = find(where);
      widget.frame.remove();
      widgets.delete(id);
    },
    getResponse: (where: string | HTMLElement) => find(where)[1].token,
    isExpired: () => false,
  };
  if (onload === null) return;
  if (typeof page[onload] === 'function') (page[onload] as () => void)();
  else console.warn(`[Cloudflare Turnstile] Unable to find onload callback '${onload}'.`);
}
