/** The API that VS Code gives a webview. It can be acquired only once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The extension host, for a webview. */
export interface Host<ToHost, FromHost> {
  post(message: ToHost): void;
  /** Calls a function for every message. @returns a function that stops it */
  listen(onMessage: (message: FromHost) => void): () => void;
  /** Returns the latest value of `setState`, from this webview or an earlier one. Validate it: an older version may have written it. */
  getState(): unknown;
  /** Stores positions and sizes while the panel is hidden or VS Code restarts. Never patient data, because it's written to disk. */
  setState(state: unknown): void;
}

/** Connects to the host. Call it only once. */
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
