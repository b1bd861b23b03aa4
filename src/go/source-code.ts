import { frontEnd } from './front-end.ts';
import type { GoNode } from './tree.ts';

interface Position {
  line: number;
  column: number;
}

interface Location {
  start: Position;
  end: Position;
}

/** One step of ESLint's walk: into a node (1) or out of it (2). */
interface VisitStep {
  kind: 1;
  target: GoNode;
  phase: 1 | 2;
  args: [GoNode, GoNode | null];
}

interface Directive {
  type: 'disable' | 'enable' | 'disable-line' | 'disable-next-line';
  node: GoNode;
  value: string;
  justification: string;
}

/** `eslint-disable-next-line rule, rule -- reason`, as ESLint spells it in JavaScript. */
const DIRECTIVE = /^\s*eslint-((?:disable|enable)(?:-next-line|-line)?)(?=\s|$)/;

/** A Go file as ESLint takes it: what it asks of the source code of any language, and nothing more. */
export class GoSourceCode {
  readonly text: string;
  readonly ast: GoNode;
  readonly comments: readonly GoNode[];
  readonly visitorKeys: Readonly<Record<string, readonly string[]>>;
  /** What each rule does over Go. */
  readonly frontEnd = frontEnd;
  /** Lines start here. */
  private readonly starts: readonly number[];

  constructor(text: string, ast: GoNode, comments: readonly GoNode[], visitorKeys: Readonly<Record<string, readonly string[]>>) {
    this.text = text;
    this.ast = ast;
    this.comments = comments;
    this.visitorKeys = visitorKeys;
    this.starts = [0, ...[...text.matchAll(/\r\n|\n/g)].map((end) => end.index + end[0].length)];
  }

  get lines(): string[] {
    return this.text.split(/\r?\n/);
  }

  getText(node?: GoNode): string {
    return node ? this.text.slice(...node.range) : this.text;
  }

  getRange(node: GoNode): [number, number] {
    return node.range;
  }

  getLoc(node: GoNode): Location {
    return { start: this.getLocFromIndex(node.range[0]), end: this.getLocFromIndex(node.range[1]) };
  }

  getParent(node: GoNode): GoNode | undefined {
    return node.parent ?? undefined;
  }

  getAncestors(node: GoNode): GoNode[] {
    const around: GoNode[] = [];
    for (let outer = node.parent; outer; outer = outer.parent) around.unshift(outer);
    return around;
  }

  /** Lines from 1, columns from 0. */
  getLocFromIndex(index: number): Position {
    let low = 0;
    for (let high = this.starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) <= index) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: index - (this.starts[low] as number) };
  }

  getIndexFromLoc({ line, column }: Position): number {
    return (this.starts[line - 1] ?? this.text.length) + column;
  }

  /** Each node before its children and after them, without recursion: code can nest deeper than the stack. */
  traverse(): Iterable<VisitStep> {
    const steps: VisitStep[] = [];
    const waiting: (readonly [GoNode, 1 | 2])[] = [[this.ast, 1]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [target, phase] = next;
      steps.push({ kind: 1, target, phase, args: [target, target.parent] });
      if (phase === 2) continue;
      waiting.push([target, 2]);
      for (let i = target.children.length - 1; i >= 0; i -= 1) waiting.push([target.children[i] as GoNode, 1]);
    }
    return steps;
  }

  getInlineConfigNodes(): GoNode[] {
    return this.comments.filter((comment) => DIRECTIVE.test(this.commentOf(comment)));
  }

  getDisableDirectives(): { directives: Directive[]; problems: { ruleId: null; message: string; loc: Location }[] } {
    const directives: Directive[] = [];
    const problems: { ruleId: null; message: string; loc: Location }[] = [];
    for (const node of this.comments) {
      const text = this.commentOf(node);
      const type = DIRECTIVE.exec(text)?.[1] as Directive['type'] | undefined;
      if (!type) continue;
      const ofLine = type.endsWith('-line');
      // As in JavaScript: a line comment only speaks for a line.
      if (node.type === 'LineComment' && !ofLine) continue;
      const loc = this.getLoc(node);
      if (type === 'disable-line' && loc.start.line !== loc.end.line) {
        problems.push({ ruleId: null, message: 'eslint-disable-line comment should not span multiple lines.', loc });
        continue;
      }
      const [list = '', ...reason] = text.replace(DIRECTIVE, '').split(/\s-{2,}\s/);
      directives.push({ type, node, value: list.trim(), justification: reason.join(' -- ').trim() });
    }
    return { directives, problems };
  }

  private commentOf({ type, range: [start, end] }: GoNode): string {
    return this.text.slice(start + 2, type === 'BlockComment' ? end - 2 : end);
  }
}
