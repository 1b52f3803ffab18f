// Which of the words that are known of a language can be heard.

export interface WireHeard {
  /** Lines that somebody has recorded. */
  readonly recorded: readonly string[];
  /** Whether the machine has a voice for this language: it says every word. */
  readonly machine: boolean;
}
