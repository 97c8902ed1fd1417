import 'server-only';
import { ANALYTICS, type AnalyticsConfig } from './analytics';
import { httpConfig, type LogAddressMode } from './http';
import { OPERATOR, type Operator } from './operator';
import { POLICY_VALUES, policyDate, readPolicyChange } from './policy';
import { engineOrigins, PUBLIC_VALUES, readPublicConfig } from './public';

/** What the privacy page has to know of this installation. */
export interface PrivacyFacts {
  /** Pages load Cloudflare's script before a picture is sent. With an API elsewhere: if that asks for it. */
  readonly botCheck: boolean;
  readonly log: {
    readonly address: LogAddressMode;
    /** Undefined: the operator has not said. */
    readonly days: number | undefined;
  };
  /** Another host that pictures are sent to; what is logged and checked there is that installation's to say. */
  readonly apiHost: string | undefined;
  /** Other hosts that the engine comes from. */
  readonly engineHosts: readonly string[];
  readonly analytics: AnalyticsConfig | undefined;
  readonly operator: Operator | undefined;
  /** The day of the last change, as ISO 8601 has it. */
  readonly updated: string;
}

/** As the server was started, and as its pages were built. */
export function privacyFacts(): PrivacyFacts {
  const { turnstileSiteKey, logAddress, logDays } = httpConfig();
  const { config } = readPublicConfig(PUBLIC_VALUES);
  return {
    botCheck: turnstileSiteKey !== undefined,
    log: { address: logAddress, days: logDays },
    apiHost: config.apiBaseUrl === undefined ? undefined : new URL(config.apiBaseUrl).host,
    engineHosts: engineOrigins(config).map((origin) => new URL(origin).host),
    analytics: ANALYTICS,
    operator: OPERATOR,
    updated: policyDate(readPolicyChange(POLICY_VALUES).changed),
  };
}
