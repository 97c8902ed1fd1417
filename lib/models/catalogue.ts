import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { SUBJECTS, type Subject } from '@/lib/contracts/remove';
import type { ModelManifest } from './manifest';

/**
 * The models this program knows: those it ships with, and the field's well-known ones by rembg's names. A new one is
 * one entry, at the place that its quality earns. The list goes from the best to the plainest. A request that says what
 * its picture is of gets the first installed model that suits it.
 *
 * A downloaded model is treated as rembg treats it (`rembg/sessions/*.py`). The picture is squashed to the net's size
 * and divided by its own largest value (`image-max`). The graph's first output is stretched from its own lowest to its
 * own highest. The names of inputs and outputs are left out for the same reason: rembg takes the first.
 */
export interface CatalogueEntry {
  readonly name: string;
  readonly summary: string;
  /** SPDX identifier of the weights' licence, or `none stated`. */
  readonly licence: string;
  /** What it was trained on and on what terms, in plain words; ends without a full stop. */
  readonly trainingData: string;
  /** Whether the licence, or the terms of the training data, keep some use back: whoever fetches it is asked first. */
  readonly restricted: boolean;
  readonly suitedFor: readonly Subject[];
  /** Undefined for what ships with the program, whose own manifest says the rest. */
  readonly download: Download | undefined;
}

/** Where a model's file comes from, and how the net wants its input. */
export interface Download {
  readonly url: string;
  /** The byte streams that are this net: the address's own first, then others that mirrors are known to hold. */
  readonly files: readonly [KnownFile, ...KnownFile[]];
  readonly input: ModelManifest['input'];
  readonly output: ModelManifest['output'];
}

/** A byte stream that is known to be the model. */
export interface KnownFile {
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** What rembg's source names, in lower-case hexadecimal: the makers' own word, where it is their file. */
  readonly md5?: string;
}

const RELEASE = 'https://github.com/danielgatis/rembg/releases/download/v0.0.0';
const IMAGENET_MEAN: Triple = [0.485, 0.456, 0.406];
const IMAGENET_STD: Triple = [0.229, 0.224, 0.225];
const ONES: Triple = [1, 1, 1];
const HALVES: Triple = [0.5, 0.5, 0.5];

const DUTS =
  'DUTS-TR, 10,553 photos with masks; its makers state no licence, and the photos come from ImageNet and SUN';
const DIS5K =
  'DIS5K among others, whose terms allow no commercial use without permission; the model’s makers give it away as MIT ' +
  'or Apache-2.0 all the same';

export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    name: 'birefnet-portrait',
    summary: 'BiRefNet for portraits: people and their hair, large and slow',
    licence: 'MIT',
    trainingData: 'P3M-10k among others, portraits for research whose terms allow no commercial use',
    restricted: true,
    suitedFor: ['person'],
    download: birefnet('BiRefNet-portrait-epoch_150.onnx', {
      bytes: 972_666_916,
      sha256: '1ba1c8ff5a7bbfadc8d8d13fb11d7be793f91f23d9d466549e37a854f6668f99',
      md5: 'c3a64a6abf20250d090cd055f12a3b67',
    }),
  },
  {
    name: 'birefnet-general',
    summary: 'BiRefNet (Zheng et al. 2024): the finest of the list, large and slow',
    licence: 'MIT',
    trainingData: DIS5K,
    restricted: true,
    suitedFor: SUBJECTS,
    download: birefnet('BiRefNet-general-epoch_244.onnx', {
      bytes: 972_666_916,
      sha256: '58f621f00f5d756097615970a88a791584600dcf7c45b18a0a6267535a1ebd3c',
      md5: '7a35a0141cbbc80de11d9c9a28f52697',
    }),
  },
  {
    name: 'birefnet-general-lite',
    summary: 'BiRefNet with a small backbone: a quarter of the weights, nearly as fine',
    licence: 'MIT',
    trainingData: DIS5K,
    restricted: true,
    suitedFor: SUBJECTS,
    download: birefnet('BiRefNet-general-bb_swin_v1_tiny-epoch_232.onnx', {
      bytes: 224_005_088,
      sha256: '5600024376f572a557870a5eb0afb1e5961636bef4e1e22132025467d0f03333',
      md5: '4fab47adc4ff364be1713e97b7e66334',
    }),
  },
  {
    name: 'isnet-anime',
    summary: 'IS-Net for drawn characters; not for photos',
    licence: 'Apache-2.0',
    trainingData: 'SkyTNT’s anime-segmentation set, drawings collected from the web and published as CC0-1.0',
    restricted: false,
    suitedFor: ['graphic'],
    download: net('isnet-anime.onnx', 1024, IMAGENET_MEAN, ONES, {
      bytes: 176_069_933,
      sha256: 'f15622d853e8260172812b657053460e20806f04b9e05147d49af7bed31a6e99',
      md5: '6f184e756bb3bd901c8849220a83e38e',
    }),
  },
  {
    name: 'isnet-general-use',
    summary: 'IS-Net (Qin et al. 2022): fine edges at a fraction of BiRefNet’s time',
    licence: 'Apache-2.0',
    trainingData: DIS5K,
    restricted: true,
    suitedFor: SUBJECTS,
    download: net('isnet-general-use.onnx', 1024, HALVES, ONES, {
      bytes: 178_648_008,
      sha256: '60920e99c45464f2ba57bee2ad08c919a52bbf852739e96947fbb4358c0d964a',
      md5: 'fc16ebd8b0c10d971d3513d564d01e29',
    }),
  },
  {
    name: 'u2net_human_seg',
    summary: 'U²-Net for people; the outline, not the single hair',
    licence: 'Apache-2.0',
    trainingData:
      'Supervisely Person, photos from Pexels; its terms are the provider’s and were not to be had here',
    restricted: true,
    suitedFor: ['person'],
    download: net('u2net_human_seg.onnx', 320, IMAGENET_MEAN, IMAGENET_STD, {
      bytes: 175_997_641,
      sha256: '01eb6a29a5c4d8edb30b56adad9bb3a2a0535338e480724a213e0acfd2d1c73c',
      md5: 'c09ddc2e0104f800e3e1bb4652583d1f',
    }),
  },
  {
    name: 'u2net',
    summary: 'U²-Net (Qin et al. 2020): rembg’s own default, for anything',
    licence: 'Apache-2.0',
    trainingData: DUTS,
    restricted: false,
    suitedFor: SUBJECTS,
    download: net('u2net.onnx', 320, IMAGENET_MEAN, IMAGENET_STD, {
      bytes: 175_997_641,
      sha256: '8d10d2f3bb75ae3b6d527c77944fc5e7dcd94b29809d47a739a7a728a912b491',
      md5: '60024c5c889badc19c04ad937298a77b',
    }),
  },
  {
    name: 'silueta',
    summary: 'U²-Net made smaller by rembg’s author; close to it at a quarter of the size',
    licence: 'none stated',
    trainingData: 'not stated; taken to be U²-Net’s',
    restricted: true,
    suitedFor: SUBJECTS,
    download: net('silueta.onnx', 320, IMAGENET_MEAN, IMAGENET_STD, {
      bytes: 44_173_029,
      sha256: '75da6c8d2f8096ec743d071951be73b4a8bc7b3e51d9a6625d63644f90ffeedb',
      md5: '55e59e0d8062d2f5d013f4725ee84782',
    }),
  },
  {
    name: DEFAULT_MODEL,
    summary: 'what ships with this program: MobileNetV2 with a light U²-Net decoder, small and fast',
    licence: 'Apache-2.0',
    trainingData:
      'ImageNet by way of the encoder, whose terms are for research; DUTS-TR and seven smaller public sets, some for ' +
      'research only; its model card lists them',
    restricted: false,
    suitedFor: SUBJECTS,
    download: undefined,
  },
  {
    name: 'u2netp',
    summary: 'the small U²-Net: five megabytes, for anything',
    licence: 'Apache-2.0',
    trainingData: DUTS,
    restricted: false,
    suitedFor: SUBJECTS,
    download: net(
      'u2netp.onnx',
      320,
      IMAGENET_MEAN,
      IMAGENET_STD,
      {
        bytes: 4_574_861,
        sha256: '309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8',
        md5: '8e83ca70e441ab06c318d82300c84806',
      },
      // The same net with its values rounded to half precision and stored as float32, from another public repository.
      { bytes: 4_576_497, sha256: '64f25928108431804df2ecf1af933c09c1a8e19eb1c3bb2c156a3a87f811ccdf' },
    ),
  },
];

/** @returns the catalogue's entry of that name, if there is one */
export function catalogueEntry(name: string): CatalogueEntry | undefined {
  return CATALOGUE.find((entry) => entry.name === name);
}

type Triple = [number, number, number];

function net(file: string, side: number, mean: Triple, std: Triple, ...files: Download['files']): Download {
  return {
    url: `${RELEASE}/${file}`,
    files,
    input: { width: side, height: side, layout: 'nchw', scale: 'image-max', mean, std },
    output: { activation: 'none', rescale: true },
  };
}

/** BiRefNet's graphs end in logits; rembg takes the sigmoid before it stretches. */
function birefnet(file: string, known: KnownFile): Download {
  const download = net(file, 1024, IMAGENET_MEAN, IMAGENET_STD, known);
  return { ...download, output: { activation: 'sigmoid', rescale: true } };
}
