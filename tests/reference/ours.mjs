// Our engine: `seuil-desk evaluate`, asked line by line.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MOST_BYTES = 1 << 30

export class Ours {
	constructor(desk) {
		this.desk = desk
		this.folder = mkdtempSync(join(tmpdir(), 'seuil-differential-'))
		this.model = join(this.folder, 'model.json')
	}

	close() {
		rmSync(this.folder, { recursive: true })
	}

	// Writes the model that the next questions are about.
	load(rules, filter) {
		writeFileSync(this.model, JSON.stringify(rules))
		this.filter = filter
	}

	// One answer a question { situation, targets }.
	askLines(questions) {
		const run = spawnSync(
			this.desk,
			['evaluate', ...(this.filter ? ['--filter'] : []), this.model],
			{
				input: questions.map((question) => JSON.stringify(question) + '\n').join(''),
				encoding: 'utf8',
				maxBuffer: MOST_BYTES,
			},
		)
		if (run.error) throw run.error
		const lines = run.stdout.split('\n').slice(0, -1)
		if (run.signal || lines.length !== questions.length)
			throw new Error(
				`seuil-desk ended with ${run.signal ?? run.status} after ` +
					`${lines.length} of ${questions.length} answers\n${run.stderr.slice(0, 4000)}`,
			)
		return lines.map((line) => JSON.parse(line))
	}

	// As Reference.ask: an error of one target leaves the others their answers.
	ask(situation, targets) {
		const [all] = this.askLines([{ situation, targets }])
		if (all.error?.when !== 'evaluate') return all
		const single = this.askLines(targets.map((name) => ({ situation, targets: [name] })))
		const results = {}
		targets.forEach((name, i) => {
			results[name] = single[i].error ? single[i] : single[i].results[name]
		})
		return { results }
	}
}
