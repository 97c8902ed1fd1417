import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitForm } from './split-form';

const TYPE = 'multipart/form-data; boundary=edge';

/** Parts as `name=bytes`, of a form that is written by hand; `file` marks those that say that they are files. */
function split(form: string | Uint8Array, contentType = TYPE): string[] {
  const body = typeof form === 'string' ? Buffer.from(form, 'latin1') : form;
  return splitForm(body, contentType).map(
    ({ name, isFile, bytes }) => `${name}=${bytes.toString('latin1')}${isFile ? ' file' : ''}`,
  );
}

const crlf = (...lines: string[]) => lines.join('\r\n');
const lf = (...lines: string[]) => lines.join('\n');
const part = 'Content-Disposition: form-data; name="a"';

describe('splitForm', () => {
  it('reads parts with and without file name and content type', () => {
    const form = crlf(
      ...['--edge', `${part}; filename="x.jpg"`, 'Content-Type: image/png', '', 'one'],
      ...['--edge', 'content-disposition:form-data;name=b', '', 'two'],
      ...[
        '--edge',
        'Content-Type: application/octet-stream',
        'Content-Disposition: form-data; name="c"',
        '',
        '',
      ],
      ...['--edge--', ''],
    );
    expect(split(form)).toEqual(['a=one file', 'b=two', 'c= file']);
  });

  it('reads bare line feeds, and gives the bytes their own line ends', () => {
    expect(split(lf('--edge', part, '', 'x\r', '--edge', 'X: y', '', 'no name', '--edge--'))).toEqual([
      'a=x\r',
    ]);
    // Within a form of CRLF, a bare LF before the boundary is content.
    expect(split(crlf('--edge', part, '', 'x\n--edge\ny', '--edge--'))).toEqual(['a=x\n--edge\ny']);
  });

  it('takes quoted names and boundaries, what stands before and behind the form, and blanks behind a boundary', () => {
    const form = crlf(
      'before',
      '--e d',
      'Content-Disposition: form-data; filename="; name=no"; name="a\\"b"',
      '',
      '1',
      '--e d  ',
      part,
      '',
      '2',
      '--e d--',
      'behind',
    );
    expect(split(form, 'multipart/form-data; charset=x; boundary="e d"')).toEqual(['a"b=1 file', 'a=2']);
  });

  it('takes a longer line that begins with the boundary for content', () => {
    expect(split(crlf('--edge', part, '', 'x', '--edgeless', 'y', '--edge--'))).toEqual([
      'a=x\r\n--edgeless\r\ny',
    ]);
  });

  it('has an empty part end at once', () => {
    expect(split(crlf('--edge', part, '', '--edge--'))).toEqual(['a=']);
  });

  it.each([
    ['no boundary in the header', 'x', 'multipart/form-data'],
    ['no boundary in the body', 'x', TYPE],
    ['an end too early', crlf('--edge', part, '', 'x'), TYPE],
    ['headers without end', crlf('--edge', part, 'x'), TYPE],
    ['headers beyond measure', crlf('--edge', `X: ${'y'.repeat(20_000)}`, part, '', 'x', '--edge--'), TYPE],
    [
      'parts beyond measure',
      crlf(...Array.from({ length: 101 }, () => crlf('--edge', part, '', 'x')), '--edge--'),
      TYPE,
    ],
  ])('refuses %s', (_, form, contentType) => {
    expect(() => split(form, contentType)).toThrow(SyntaxError);
  });

  it('changes no byte of any file, whichever line ends the form has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(10, 13, 45), fc.integer({ min: 0, max: 255 })), { maxLength: 60 }),
        fc.constantFrom('\n', '\r\n'),
        (content, lineEnd) => {
          const bytes = Buffer.from(content);
          const head = Buffer.from(['--edge', part, '', ''].join(lineEnd));
          const form = Buffer.concat([head, bytes, Buffer.from(`${lineEnd}--edge--${lineEnd}`)]);
          expect(splitForm(form, TYPE)[0]?.bytes).toEqual(bytes);
        },
      ),
    );
  });

  it('ends with a part or a SyntaxError, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('--edge', '--', '\r\n', '\n', part, ': ', 'x', ' '), { maxLength: 30 }),
        (pieces) => {
          try {
            for (const { name } of splitForm(Buffer.from(pieces.join('')), TYPE)) expect(name).toBe('a');
          } catch (error) {
            expect(error).toBeInstanceOf(SyntaxError);
          }
        },
      ),
    );
  });
});
