import { written } from './environment';

/**
 * Who runs this installation, as they have told it (`OPERATOR_…`). Baked into the build like the addresses of
 * `public.ts`. The footer of every prerendered page says whether there is an imprint.
 */
export interface Operator {
  /** The person or company that answers for the installation. */
  readonly name: string;
  /** Postal address, by lines; empty where none is set. */
  readonly address: readonly string[];
  readonly email: string | undefined;
  /** Further lines of the imprint: who represents the company, its register, its VAT number. */
  readonly details: readonly string[];
}

/** The values of this build. Written out: the bundler replaces these names, and no others. */
export const OPERATOR_VALUES = {
  OPERATOR_NAME: process.env.OPERATOR_NAME,
  OPERATOR_ADDRESS: process.env.OPERATOR_ADDRESS,
  OPERATOR_EMAIL: process.env.OPERATOR_EMAIL,
  OPERATOR_DETAILS: process.env.OPERATOR_DETAILS,
  SOURCE_URL: process.env.SOURCE_URL,
};

/** Lines are set apart by this: a variable holds one line. */
const LINE_END = '|';

/**
 * Reads the variables. An empty one counts as not set.
 *
 * @returns the operator, undefined where no name is set; and a line for each variable that cannot be used
 */
export function readOperator(values: typeof OPERATOR_VALUES): {
  operator: Operator | undefined;
  /** Where the source of what runs here lies. */
  sourceUrl: string | undefined;
  errors: string[];
} {
  const errors: string[] = [];
  const name = written(values.OPERATOR_NAME);
  const email = written(values.OPERATOR_EMAIL);
  if (email !== undefined && !/^[^\s@<>"]+@[^\s@<>"]+$/.test(email)) {
    errors.push(`OPERATOR_EMAIL: expected an address such as privacy@example.org but received "${email}"`);
  }
  const address = linesOf(values.OPERATOR_ADDRESS);
  const details = linesOf(values.OPERATOR_DETAILS);
  if (name === undefined && (email !== undefined || address.length > 0 || details.length > 0)) {
    errors.push(
      'OPERATOR_NAME: expected the name of who answers for this installation, beside how to reach them',
    );
  }
  const sourceUrl = written(values.SOURCE_URL);
  if (sourceUrl !== undefined && !(URL.canParse(sourceUrl) && /^https?:/.test(sourceUrl))) {
    errors.push(
      `SOURCE_URL: expected an address such as https://git.example/clearcut but received "${sourceUrl}"`,
    );
  }
  return { operator: name === undefined ? undefined : { name, address, email, details }, sourceUrl, errors };
}

/** As the pages of this build have it. */
export const { operator: OPERATOR, sourceUrl: SOURCE_URL } = readOperator(OPERATOR_VALUES);

/** Whether there is enough for an imprint: a name, a postal address and a way to write. */
export function hasImprint(operator: Operator | undefined): operator is Operator {
  return operator !== undefined && operator.address.length > 0 && operator.email !== undefined;
}

function linesOf(text = ''): string[] {
  const lines = text.split(LINE_END).map((line) => line.trim());
  return lines.filter((line) => line !== '');
}
