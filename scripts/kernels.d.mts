/** Where what is compiled goes, from the repository's root. */
export declare const KERNEL_MODULE: string;

/** Compiles the kernels of the core, into the text of the module that holds them. */
export declare function compileKernels(): Promise<string>;
