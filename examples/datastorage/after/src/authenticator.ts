/** The token is not valid. */
export class InvalidTokenError extends Error {}

/** Nobody can say whether the token is valid. */
export class AuthUnavailableError extends Error {}

interface TokenReview {
  status: { authenticated?: boolean; user?: { username: string } };
}

/** Asks the Kubernetes API who a token belongs to. */
export class TokenReviewAuthenticator {
  readonly #apiUrl: string | undefined;

  constructor(apiUrl: string | undefined) {
    this.#apiUrl = apiUrl;
  }

  get isConfigured(): boolean {
    return this.#apiUrl !== undefined;
  }

  /** The user whom the token belongs to. */
  async validateToken(token: string): Promise<string> {
    const { status } = await this.#review(token);
    if (!status.authenticated || !status.user) throw new InvalidTokenError('the token is not valid');
    return status.user.username;
  }

  async #review(token: string): Promise<TokenReview> {
    try {
      const response = await fetch(`${this.#apiUrl}/apis/authentication.k8s.io/v1/tokenreviews`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token } }),
        signal: AbortSignal.timeout(2000),
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return (await response.json()) as TokenReview;
    } catch (cause) {
      throw new AuthUnavailableError('the Kubernetes API does not answer', { cause });
    }
  }
}
