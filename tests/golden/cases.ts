import type { OptionName } from '@/lib/contracts/options/options';

/** A golden picture: what is asked for, by the name of its file. */
export interface GoldenCase {
  readonly name: string;
  readonly options: Partial<Record<OptionName, string>>;
  /** Whether the made backdrop comes along. */
  readonly backdrop?: true;
}

export const GOLDEN_CASES: readonly GoldenCase[] = [
  { name: 'transparent', options: {} },
  { name: 'matte', options: { channels: 'alpha' } },
  { name: 'white', options: { background: 'white' } },
  { name: 'black', options: { background: 'black' } },
  { name: 'green', options: { background: '#00ff00' } },
  { name: 'half-red', options: { background: '#ff000080' } },
  { name: 'gradient', options: { background: 'linear-gradient(30deg, #fdeff9, #ec38bc 60%, #03001e)' } },
  { name: 'blur', options: { background: 'blur(6%)' } },
  { name: 'backdrop', options: {}, backdrop: true },
  { name: 'crop', options: { crop: 'true', crop_margin: '5% 20px', background: '#eee' } },
  {
    name: 'placed',
    options: { canvas: '240x320', scale: '70%', position: '50% 100%', background: '#dde6f0' },
  },
  { name: 'small', options: { size: '120px', background: 'white' } },
  { name: 'drop-shadow', options: { shadow: 'drop', background: 'white' } },
  { name: 'contact-shadow', options: { shadow: 'contact', background: 'white' } },
  { name: 'car-shadow', options: { shadow: 'car', background: 'white' } },
  { name: 'shadow-alone', options: { shadow: 'drop', shadow_opacity: '80' } },
  { name: 'outline', options: { outline: '3% white', background: '#333' } },
  { name: 'jpeg', options: { format: 'jpeg', quality: '90' } },
  { name: 'webp', options: { format: 'webp' } },
  { name: 'avif', options: { format: 'avif' } },
];
