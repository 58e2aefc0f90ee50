// The reference engine, asked as seuil-desk evaluate is asked. An answer is
// { error: { when, proper, message } } or { results: { name: outcome } }; an outcome is as in
// the vectors of the conformance test, or { error } of its own.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = process.env.SEUIL_REFERENCE
const { default: Engine, formatValue, isPublicodesError, serializeUnit } =
	createRequire(join(folder, 'package.json'))('publicodes')

const WARNINGS = [
	'cyclicReferences',
	'experimentalRules',
	'situationIssues',
	'unitConversion',
]
const SILENCE = { log() {}, warn() {}, error() {} }

// The models that others wrote, as their own programs open them.
export const MODELS = {
	'aides-velo': {
		filter: true,
		read: async () =>
			readJson('@betagouv/aides-velo/publicodes-build/aides-velo.model.json'),
	},
	'modele-social': {
		filter: true,
		read: async () =>
			(await import(pathToFileURL(packagePath('modele-social/dist/index.js'))))
				.default,
	},
	nosgestesclimat: {
		filter: false,
		read: async () =>
			readJson('@incubateur-ademe/nosgestesclimat/nosgestesclimat.model.json'),
	},
}

function packagePath(path) {
	return join(folder, 'node_modules', path)
}

function readJson(path) {
	return JSON.parse(readFileSync(packagePath(path), 'utf8'))
}

function failure(when, error) {
	// Anything but its own kind of error shows that the reference has no check there.
	const proper = isPublicodesError(error)
	return { error: { when, proper, message: String(error.message ?? error) } }
}

function kindOf(value) {
	if (value === undefined) return 'undefined'
	if (value === null) return 'not-applicable'
	return typeof value
}

function written(value) {
	if (typeof value === 'boolean') return value ? 'oui' : 'non'
	if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
	return value
}

function outcomeOf(node) {
	const outcome = { kind: kindOf(node.nodeValue) }
	if (node.nodeValue !== undefined && node.nodeValue !== null)
		outcome.value = written(node.nodeValue)
	if (node.unit) outcome.unit = serializeUnit(node.unit) ?? ''
	outcome.display = formatValue(node)
	outcome.missing = Object.entries(node.missingVariables)
	return outcome
}

function onlyWarn(warn) {
	const none = Object.fromEntries([...WARNINGS, 'deprecatedSyntax'].map((kind) => [kind, false]))
	return { ...none, ...warn }
}

function optionsOf(filter, logger, warn) {
	return { logger, warn, flag: { filterNotApplicablePossibilities: filter } }
}

export class Reference {
	// `warned` counts warnings; of those kinds that `warn` names, else of none.
	constructor(rules, filter, warn = {}) {
		this.warned = 0
		const logger = { ...SILENCE, warn: () => this.warned++ }
		try {
			this.engine = new Engine(rules, optionsOf(filter, logger, onlyWarn(warn)))
		} catch (error) {
			this.mistake = failure('load', error)
		}
	}

	publicNames() {
		return Object.keys(this.engine.getParsedRules())
	}

	// The static type of a rule, as far as the reference knows it.
	typeOf(name) {
		return this.engine.context.nodesTypes.get(this.engine.getRule(name))?.type
	}

	// Answers, or what is wrong with them.
	situate(situation) {
		if (this.mistake) return this.mistake
		try {
			this.engine.setSituation(situation)
		} catch (error) {
			return failure('situation', error)
		}
		return undefined
	}

	evaluate(name) {
		try {
			return outcomeOf(this.engine.evaluate(name))
		} catch (error) {
			return failure('evaluate', error)
		}
	}

	// Each target in an empty cache, unless `shared`.
	ask(situation, targets, shared = false) {
		const mistake = this.situate(situation)
		if (mistake) return mistake
		const results = {}
		this.engine.resetCache()
		for (const name of targets) {
			if (!shared) this.engine.resetCache()
			results[name] = this.evaluate(name)
		}
		return { results }
	}
}

// The kinds of warnings of one evaluation: each kind is listened to alone, since a warning
// does not say of which kind it is.
export function warningsOf(rules, filter, situation, target) {
	return WARNINGS.filter((kind) => {
		const reference = new Reference(rules, filter, { [kind]: true })
		reference.ask(situation, [target])
		return reference.warned > 0
	})
}
