package io.evenkeel.knowledge.internal.search;

/**
 * A term at a place of a text.
 *
 * @param from its first character
 * @param to behind its last one
 */
record Token(String term, int from, int to, Kind kind) {

    /** What a term is. */
    enum Kind {
        /** A word of letters or digits, or one of the parts of a code. */
        WORD,
        /** A host name, path, error code, address, version or rule name, whole. */
        CODE,
        /** A Chinese word of the dictionary. */
        HAN,
        /** Two Chinese characters side by side. */
        PAIR,
        /** The stem of an English word. */
        STEM
    }

    /** Whether it belongs to the field of what stands in the text as it is, not to that of stems and pairs. */
    boolean whole() {
        return kind == Kind.WORD || kind == Kind.CODE || kind == Kind.HAN;
    }
}
