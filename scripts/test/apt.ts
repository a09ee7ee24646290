import { run } from './command.ts';

/** Installs Debian packages where this may: apt-get directly as root, through sudo when that asks for no password. */
export async function aptInstall(packages: readonly string[]): Promise<void> {
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  if ((await run([...prefix, 'apt-get', 'update', '-qq'], { env })) !== 0) return;
  // One by one: what the system does not have keeps none of the others away.
  for (const name of packages) {
    await run([...prefix, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', name], {
      env,
      quiet: true,
    });
  }
}
