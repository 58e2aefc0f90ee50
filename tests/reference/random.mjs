// Random numbers that are the same for the same seed on every machine (mulberry32).
export class Random {
	constructor(seed) {
		this.state = seed >>> 0
	}

	next() {
		this.state = (this.state + 0x6d2b79f5) >>> 0
		let t = this.state
		t = Math.imul(t ^ (t >>> 15), t | 1)
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296
	}

	// A whole number from `low` to `high`.
	whole(low, high) {
		return low + Math.floor(this.next() * (high - low + 1))
	}

	// True so many times in a hundred.
	percent(chance) {
		return this.next() * 100 < chance
	}

	pick(list) {
		return list[Math.floor(this.next() * list.length)]
	}

	// One of the keys of `weights`, each as often as its number says.
	weighted(weights) {
		let left = this.next() * Object.values(weights).reduce((a, b) => a + b, 0)
		for (const [key, weight] of Object.entries(weights)) {
			left -= weight
			if (left < 0) return key
		}
		return Object.keys(weights)[0]
	}
}
