import 'server-only';
import { bad, type UrlField, type UrlRefusal, type Words } from './refusal';

interface FieldWords {
  readonly invalid: string;
  readonly failed: string;
  readonly off: string;
  readonly what: string;
  /** The field that takes the same picture as bytes. */
  readonly instead: string;
}

const FIELDS: Readonly<Record<UrlField, FieldWords>> = {
  image_url: {
    invalid: 'invalid_image_url',
    failed: 'failed_image_download',
    off: 'image_url_not_supported',
    what: 'image',
    instead: 'image_file',
  },
  bg_image_url: {
    invalid: 'invalid_bg_image_url',
    failed: 'failed_bg_download',
    off: 'bg_image_url_not_supported',
    what: 'background image',
    instead: 'bg_image_file',
  },
};

/** How remove.bg would tell that no picture came from an address. The address itself is never repeated. */
export function wordsOfUrl({ urlField, fetchCase, outcome }: UrlRefusal): Words {
  const { invalid, failed, off, what, instead } = FIELDS[urlField];
  const sendIt = `Download the ${what} and send it in the ${instead} parameter.`;
  switch (fetchCase) {
    case 'off':
      return bad(off, 'This server does not fetch pictures from URLs', sendIt);
    case 'invalid_url':
      return bad(
        invalid,
        `Invalid ${urlField}: Please provide a valid URL.`,
        'It takes http and https on their usual ports, without user name and password.',
      );
    case 'http_status':
    case 'unreachable':
    case 'too_large':
    case 'compressed':
      return bad(
        failed,
        `Failed to download ${what} from given ${urlField}: ${outcome}`,
        `The URL has to lead to a picture that anybody may read, on a host that this server may ask. ${sendIt}`,
      );
  }
}
