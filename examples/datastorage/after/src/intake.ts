import type { Workflow, WorkflowRepository } from './repository.ts';

/** Stores workflows one after the other, behind the back of the request that brought them. */
export class WorkflowIntake {
  readonly #repository: WorkflowRepository;
  #last: Promise<void> = Promise.resolve();

  constructor(repository: WorkflowRepository) {
    this.#repository = repository;
  }

  accept(workflow: Workflow): void {
    this.#last = this.#last
      .then(() => this.#repository.createWorkflow(workflow))
      .catch((error: unknown) => console.error(`workflow ${workflow.name} was not stored`, error));
  }

  /** Waits until everything accepted so far is stored. */
  async drain(): Promise<void> {
    await this.#last;
  }
}
