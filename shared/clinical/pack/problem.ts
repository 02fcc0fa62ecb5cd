/** A content pack that may not be used. `problems` are sentences for a person, each naming the item and the field. */
export class ContentPackProblem extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ContentPackProblem';
    this.problems = problems;
  }
}
