// Contents of template files, stored once by their SHA-256, in packs of those that the same recipes use.

/** Loads what one recipe needs; each pack is loaded once. */
export class Packs {
  #load;
  #packs = new Map();

  /** @param load gives the object of a pack, from its name */
  constructor(load) {
    this.#load = load;
  }

  /** A function from a SHA-256 to its text, for a recipe. */
  async blobs(recipe) {
    const packs = await Promise.all(recipe.packs.map((name) => this.#pack(name)));
    return (sha) => {
      const pack = packs.find((pack) => Object.hasOwn(pack, sha));
      if (!pack) throw new Error(`No content for ${sha}`);
      return pack[sha];
    };
  }

  #pack(name) {
    if (!this.#packs.has(name)) {
      const loading = this.#load(name);
      loading.catch(() => this.#packs.delete(name));
      this.#packs.set(name, loading);
    }
    return this.#packs.get(name);
  }
}
