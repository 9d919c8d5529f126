/** What VS Code gives a webview; it may be asked for only once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The extension host as a webview sees it. */
export interface Host<ToHost, FromHost> {
  post(message: ToHost): void;
  /** Calls back for every message. @returns how to stop */
  listen(onMessage: (message: FromHost) => void): () => void;
  /** What `keep` was given last, by this webview or the one it replaces; check it, an older version may have written it. */
  getState(): unknown;
  /** Keeps a view's numbers while the panel is hidden or VS Code restarts. Never patient data: it is written to disk. */
  setState(state: unknown): void;
}

/** Connects to the host; call it once. */
export function connectHost<ToHost, FromHost>(): Host<ToHost, FromHost> {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    listen: (onMessage) => {
      const listener = (event: MessageEvent<FromHost>): void => onMessage(event.data);
      window.addEventListener('message', listener);
      return () => window.removeEventListener('message', listener);
    },
    getState: () => api.getState(),
    setState: (state) => api.setState(state),
  };
}
