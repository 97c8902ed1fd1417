'use client';

import { useCallback, useRef, type ReactNode } from 'react';
import { buttonClass, QUIET_BUTTON } from '@/components/ui/button-class';
import { pickedPicture } from '@/lib/browser/batch/intake/dropped-things';
import { INPUT_FORMATS, MEDIA_TYPES } from '@/lib/contracts/remove';

// By name as well: systems other than Apple's know no type for HEIC files.
const PICTURES = [...INPUT_FORMATS.map((format) => MEDIA_TYPES[format]), '.heic', '.heif'];
const ACCEPT = PICTURES.join(',');
const ACCEPT_MANY = [...PICTURES, MEDIA_TYPES.zip, '.zip'].join(',');

interface Props {
  readonly children: ReactNode;
  readonly look?: 'primary' | 'outline' | 'quiet';
  /** Takes one picture; not asked where {@link onFiles} is. */
  readonly onPicture?: (picture: File) => void;
  /** Takes all that is chosen: the dialog then lets the visitor choose many, and archives. */
  readonly onFiles?: (files: readonly File[]) => void;
  /** Takes the keyboard focus when it appears, where it replaces what the visitor has just used. */
  readonly focusOnMount?: boolean;
  readonly className?: string;
}

/** A button that opens the device's file dialog. */
export function PictureButton({
  children,
  look = 'primary',
  onPicture,
  onFiles,
  focusOnMount,
  className = '',
}: Props) {
  const input = useRef<HTMLInputElement>(null);

  const handIn = () => {
    const files = [...(input.current?.files ?? [])];
    // Emptied, so that choosing the same file again counts as a choice.
    if (input.current !== null) input.current.value = '';
    const picture = pickedPicture(files);
    if (picture === undefined) return;
    if (onFiles !== undefined) onFiles(files);
    else onPicture?.(picture);
  };
  const focus = useCallback((button: HTMLButtonElement | null) => button?.focus({ preventScroll: true }), []);

  return (
    <>
      <input
        ref={input}
        type="file"
        accept={onFiles === undefined ? ACCEPT : ACCEPT_MANY}
        multiple={onFiles !== undefined}
        onChange={handIn}
        hidden
      />
      <button
        type="button"
        ref={focusOnMount === true ? focus : undefined}
        onClick={() => input.current?.click()}
        className={`${look === 'quiet' ? QUIET_BUTTON : buttonClass(look)} ${className}`}
      >
        {children}
      </button>
    </>
  );
}
