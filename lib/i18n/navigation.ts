import { createNavigation } from 'next-intl/navigation';
import { routing } from './routing';

/** Links and router that keep the visitor's language. */
export const { Link, useRouter, usePathname } = createNavigation(routing);
