import { STORAGE_KEYS } from '@/lib/contracts/storage-keys';

const SCRIPT =
  `try{var t=localStorage.getItem('${STORAGE_KEYS.theme}');` +
  `if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;

/** Applies the chosen theme before the first paint; anything later would flash the other one. */
export function ThemeScript() {
  return <script dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}
