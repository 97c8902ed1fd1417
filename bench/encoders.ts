import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { makeCutOuts, type BenchCutOut } from './encoders/cut-outs';
import { psnrOnWhite } from './encoders/fidelity';
import { SETTINGS, type Setting } from './encoders/settings';
import { describeMachine } from './speed/machine';
import { median } from './speed/statistics';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    megapixels: { type: 'string', default: '12' },
    photos: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});
const [format = ''] = positionals;
const settings = SETTINGS[format]?.filter(({ name }) => name.includes(values.only));
if (values.help || settings === undefined) {
  console.log(`npm run bench:encoders -- FORMAT [--megapixels 12] [--photos 8] [--rounds 3] [--only TEXT]

Encodes real cut-outs (../shared/photos/large or PHOTOS_DIR, enlarged, cut out by ${DEFAULT_MODEL}) with every setting
that could serve, in turns, and prints time, bytes and likeness of each. A setting is beaten where another is
both faster and smaller; for formats with loss, also no less alike.
Formats: ${Object.keys(SETTINGS).join(', ')}. --only: settings whose name holds this text.`);
  process.exit(values.help ? 0 : 2);
}

interface Figures {
  readonly name: string;
  readonly ms: number;
  readonly bytes: number;
  readonly psnr: number;
}

const isLossy = format !== 'png' && !format.endsWith('-lossless');
sharp.cache(false);
sharp.concurrency(1);
const folder = path.join(process.env['PHOTOS_DIR'] ?? '../shared/photos', 'large');
const cutOuts = await makeCutOuts(folder, Number(values.megapixels), Number(values.photos));
const all: Figures[][] = [];
for (const cutOut of cutOuts) all.push(await measure(cutOut, settings, Number(values.rounds)));
print(settings.map((_, index) => mean(all.map((figures) => figures[index]!))));

/**
 * All settings one after the other, again and again: what slows the machine down meets each of them. Processor time
 * of this process, all threads together: what else runs on the machine does not count.
 */
async function measure(
  { data, width, height, ...rest }: BenchCutOut,
  tried: readonly Setting[],
  rounds: number,
): Promise<Figures[]> {
  const samples = tried.map(() => ({ ms: [] as number[], bytes: 0, psnr: Infinity }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { encode }] of tried.entries()) {
      const began = process.cpuUsage();
      const encoded = await encode({ data, width, height });
      const { user, system } = process.cpuUsage(began);
      samples[index]!.ms.push((user + system) / 1_000);
      samples[index]!.bytes = encoded.length;
      if (round === 0 && isLossy) {
        samples[index]!.psnr = await psnrOnWhite({ data, width, height, ...rest }, encoded);
      }
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${rest.name} ${round + 1} ${index + 1}`);
    }
  }
  return samples.map(({ ms, bytes, psnr }, index) => ({
    name: tried[index]!.name,
    ms: median(ms),
    bytes,
    psnr,
  }));
}

/** Over the cut-outs; each counts the same. */
function mean(figures: readonly Figures[]): Figures {
  const of = (pick: (one: Figures) => number) =>
    figures.reduce((sum, one) => sum + pick(one), 0) / figures.length;
  return {
    name: figures[0]!.name,
    ms: of(({ ms }) => ms),
    bytes: of(({ bytes }) => bytes),
    psnr: of(({ psnr }) => psnr),
  };
}

function print(rows: readonly Figures[]): void {
  const { cpu, cores } = describeMachine();
  console.log(`${format}: ${cutOuts.length} cut-outs of ${values.megapixels} MP, ${cpu}, ${cores} cores\n`);
  console.log('| setting | CPU ms | kB | PSNR on white, dB | beaten by |\n| --- | --- | --- | --- | --- |');
  for (const row of rows) {
    const better = rows.filter(({ ms, bytes, psnr }) => ms < row.ms && bytes < row.bytes && psnr >= row.psnr);
    const figures = [row.name, row.ms.toFixed(0), (row.bytes / 1_000).toFixed(0), row.psnr.toFixed(1)];
    console.log(`| ${[...figures, better.map(({ name }) => name).join(', ')].join(' | ')} |`);
  }
}
