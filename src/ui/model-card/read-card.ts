/**
 * A network's model card, Markdown.
 *
 * @param name its folder below `models/`
 * @throws Error that names the file when there is no card
 */
export async function readCard(name: string, signal?: AbortSignal): Promise<string> {
  const file = `models/${name}/card.md`;
  const response = await fetch(`${import.meta.env.BASE_URL}${file}`, signal ? { signal } : {});
  // A server that answers every address with the page itself has no card either.
  const isPage = response.headers.get('content-type')?.includes('text/html');
  if (!response.ok || isPage) throw new Error(`${file}: ${response.status}`);
  return response.text();
}
