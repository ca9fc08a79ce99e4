// Shows the OpenAPI document. On the local host, which alone issues tokens to whoever asks, it also offers one.
const ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  filter: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  defaultModelRendering: 'example',
  tryItOutEnabled: true,
  displayRequestDuration: true,
  syntaxHighlight: { theme: 'nord' },
  // The validator stands elsewhere, and nothing here leaves this origin.
  validatorUrl: null,
});

const dark = matchMedia('(prefers-color-scheme: dark)');
const shade = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', shade);
shade();

const USER = 'foldbook.user';
const form = document.querySelector('#token');
const user = document.querySelector('#user');
const said = document.querySelector('#said');

const signIn = async () => {
  const response = await fetch('/local/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId: user.value, scopes: ['*'] }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail ?? answer.message ?? response.status);
  ui.preauthorizeApiKey('accessToken', answer.accessToken);
  localStorage.setItem(USER, user.value);
};

if (['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname)) {
  user.value = localStorage.getItem(USER) ?? crypto.randomUUID();
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    said.value = '…';
    said.value = await signIn().then(
      () => 'Signed in: requests carry the token.',
      (error) => `No token: ${error.message}`,
    );
  });
}
