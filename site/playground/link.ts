/** What a link to the playground carries. */
export interface State {
  code: string;
  file: string;
  preset: 'recommended' | 'strict';
  /** `rules` and `settings` over the preset, as JSON. */
  config: string;
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

/** The state as the part of an address after `#`: it never reaches a server. */
export async function toHash(state: State): Promise<string> {
  const packed = await through(new TextEncoder().encode(JSON.stringify(state)), new CompressionStream('deflate-raw'));
  const base64 = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
  return `#code=${base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** The state that a link carries, or undefined where it is not one of ours or is damaged. */
export async function fromHash(hash: string): Promise<State | undefined> {
  const packed = /^#code=([\w-]+)$/.exec(hash)?.[1];
  if (packed === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    const { code, file, preset, config } = JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')))) as State;
    return { code: String(code), file: String(file), preset: preset === 'strict' ? 'strict' : 'recommended', config: String(config) };
  } catch {
    return undefined;
  }
}
