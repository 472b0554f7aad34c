/** The levels of the direction codebook, strongest first (docs/codebook.md). */
export const LEVELS = [
  "directed",
  "remote_controlled",
  "linked_undirected",
  "inspired",
  "no_known_link",
  "undetermined",
] as const;

export type Level = (typeof LEVELS)[number];

export type Shape = "square" | "diamond" | "triangle" | "circle" | "ring" | "dashed";

/** How a level is shown: always the word, beside a shape in the level's colour. */
export interface LevelLook {
  word: string;
  shape: Shape;
  /** The name of the custom property that holds the colour in the scheme in use. */
  color: string;
  /** What the level says, in one sentence for a reader who has not the codebook at hand. */
  says: string;
}

const LOOKS: Record<Level, LevelLook> = {
  directed: {
    word: "directed",
    shape: "square",
    color: "--level-directed",
    says: "The organisation’s own people carried it out, or its members planned, tasked or sent it and met, trained or commanded the attackers in person.",
  },
  remote_controlled: {
    word: "remote-controlled",
    shape: "diamond",
    color: "--level-remote-controlled",
    says: "A member was in two-way contact from afar and encouraged, advised or instructed this attack; no command in person is shown.",
  },
  linked_undirected: {
    word: "linked",
    shape: "triangle",
    color: "--level-linked",
    says: "Training by, membership in, or contact with the organisation is shown; nothing aimed at this attack is.",
  },
  inspired: {
    word: "inspired",
    shape: "circle",
    color: "--level-inspired",
    says: "One-way influence only: propaganda, a pledge, imitation, or a claim after the fact.",
  },
  no_known_link: {
    word: "no known link",
    shape: "ring",
    color: "--level-no-known-link",
    says: "An identifiable source states that no link was found, and nothing contrary stands. That is not the same as no link.",
  },
  undetermined: {
    word: "undetermined",
    shape: "dashed",
    color: "--level-undetermined",
    says: "Too little has been said so far, or what was said conflicts and is not resolved.",
  },
};

/** Returns how a level is shown; an unknown word is shown as undetermined, under its own name. */
export function lookOf(level: string): LevelLook {
  return isLevel(level) ? LOOKS[level] : { ...LOOKS.undetermined, word: level.replaceAll("_", " ") };
}

export function isLevel(word: string): word is Level {
  return (LEVELS as readonly string[]).includes(word);
}

/** The place of a level in LEVELS, 0 for the strongest; an unknown word comes last. */
export function rankOf(level: string): number {
  const i = (LEVELS as readonly string[]).indexOf(level);
  return i < 0 ? LEVELS.length - 1 : i;
}

/** The stages of remote control, lowest first. */
export const STAGES = ["encouragement", "targets_and_strategy", "step_by_step"] as const;

/** "remote-controlled, step by step": the level with its stage, in words. */
export function levelWords(level: string, stage?: string): string {
  const word = lookOf(level).word;
  return stage ? `${word}, ${stage.replaceAll("_", " ")}` : word;
}
