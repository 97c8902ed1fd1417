/** What can run a graph, by the names that operators write; health says which one does. */
export const EXECUTION_PROVIDERS = ['cpu', 'cuda', 'tensorrt', 'directml', 'coreml', 'openvino'] as const;
export type ExecutionProvider = (typeof EXECUTION_PROVIDERS)[number];
