/** A problem+json answer of the server, or a fault on the way to it. */
export class Problem extends Error {
  constructor(
    readonly what: string,
    readonly where = "",
    readonly remedy = "",
    readonly status = 0,
  ) {
    super(what);
    this.name = "Problem";
  }

  /** Reads a problem out of anything that was thrown. */
  static of(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof TypeError && /fetch|network/i.test(error.message))
      return new Problem("the server does not answer", "", "see whether “ascribe serve” still runs, then try again");
    return new Problem(error instanceof Error ? error.message : String(error));
  }
}
