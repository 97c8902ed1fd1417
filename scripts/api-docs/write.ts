import { writeFileSync } from 'node:fs';
import { API_DOCS, renderApiDocs } from './render';

writeFileSync(API_DOCS, await renderApiDocs());
