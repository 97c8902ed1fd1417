import 'client-only';

/** The part of WebGPU that is looked at; TypeScript's own DOM types do not have it yet everywhere. */
interface Gpu {
  requestAdapter(): Promise<{
    readonly isFallbackAdapter?: boolean;
    readonly info?: { readonly isFallbackAdapter?: boolean };
  } | null>;
}

/** Whether a graphics card answers. That `navigator.gpu` exists says nothing, and a stand-in on the processor is slow. */
export async function hasGraphicsCard(): Promise<boolean> {
  const { gpu } = navigator as { gpu?: Gpu };
  try {
    const adapter = await gpu?.requestAdapter();
    if (!adapter) return false;
    return adapter.isFallbackAdapter !== true && adapter.info?.isFallbackAdapter !== true;
  } catch {
    return false;
  }
}
