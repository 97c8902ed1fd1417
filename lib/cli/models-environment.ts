/** Where the command finds models. */
export interface ModelsEnvironment {
  /** Where models are installed, absolute. */
  readonly modelDir: string;
  /** Those that ship with the program, absolute. */
  readonly shippedDir: string;
  /** Value of MODEL_MIRROR; undefined where it is not set. */
  readonly mirror: string | undefined;
}
