/** What a command says and how it ends. */
export interface Outcome {
  /** 0: no errors. 1: errors found in a log. 2: bad usage or unreadable input. */
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
  /** What goes on after this has been said: a file that takes time, a watch over the logs. Its own outcome comes after. */
  readonly next?: () => Promise<Outcome>;
}
