/*
 * Foreign text may carry characters that the eye does not see: NUL, zero-width
 * characters, and marks that turn the direction of writing. The record keeps
 * them; on screen they are made visible, so that no line reads other than it is.
 */
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Replaces every hidden character by its code point in brackets: "⟨U+202E⟩". */
export function visible(text: string | undefined): string {
  return (text ?? "").replace(HIDDEN, (c) => `⟨U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}⟩`);
}
