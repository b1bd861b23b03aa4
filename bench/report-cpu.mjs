// With `node --import`: says at the end, as a line of its own, how much CPU time and memory the process took.
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(1, `\n${JSON.stringify({ total: user + system, spent: globalThis.spent, memory: process.resourceUsage().maxRSS })}\n`);
});
