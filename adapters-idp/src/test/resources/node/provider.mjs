// One OpenID provider that is not ours. Says "ready" when it listens.
import { Provider } from 'oidc-provider';

const [, , port, jwk] = process.argv;
const issuer = `http://localhost:${port}`;
const client = {
  redirect_uris: ['https://wallet.example/callback'],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
};
const provider = new Provider(issuer, {
  clients: [
    {
      ...client,
      client_id: 'by:secret',
      client_secret: 'secret of more than thirty-two: %characters+',
      token_endpoint_auth_method: 'client_secret_basic',
    },
    {
      ...client,
      client_id: 'by-key',
      jwks: { keys: [JSON.parse(jwk)] },
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
    },
  ],
  claims: { openid: ['sub'], profile: ['name'] },
  conformIdTokenClaims: false,
  cookies: { keys: ['only for tests'] },
  features: { devInteractions: { enabled: true }, revocation: { enabled: true } },
  findAccount: (ctx, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: 'June of Node' }),
  }),
});
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
