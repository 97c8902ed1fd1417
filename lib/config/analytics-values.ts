/**
 * The values of this build, in a file of their own. Pages look whether there are any before they load the code that
 * reads them. Written out: the bundler replaces these names, and no others.
 */
export const ANALYTICS_VALUES = {
  NEXT_PUBLIC_GA_ID: process.env.NEXT_PUBLIC_GA_ID,
  NEXT_PUBLIC_UMAMI_URL: process.env.NEXT_PUBLIC_UMAMI_URL,
  NEXT_PUBLIC_UMAMI_WEBSITE_ID: process.env.NEXT_PUBLIC_UMAMI_WEBSITE_ID,
  NEXT_PUBLIC_PLAUSIBLE_URL: process.env.NEXT_PUBLIC_PLAUSIBLE_URL,
  NEXT_PUBLIC_PLAUSIBLE_DOMAIN: process.env.NEXT_PUBLIC_PLAUSIBLE_DOMAIN,
};

/** Whether this build has visitor statistics. */
export const HAS_ANALYTICS = Object.values(ANALYTICS_VALUES).some((value) => value);
