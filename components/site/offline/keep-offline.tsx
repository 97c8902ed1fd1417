'use client';

import { useEffect } from 'react';
import { keepOffline } from '@/lib/browser/offline/keep-offline';

/** Has the browser keep this page for times without a network. It shows nothing. */
export function KeepOffline() {
  useEffect(() => void keepOffline(), []);
  return null;
}
