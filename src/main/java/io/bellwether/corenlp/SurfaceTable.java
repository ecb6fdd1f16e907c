package io.bellwether.corenlp;

import org.jspecify.annotations.Nullable;

/**
 * Tokens by their surface, so that lower case, repeats, emoji and the vocabulary are looked into
 * only when a surface has not been met lately. A token's place is given by its hash alone, and the
 * last to come has it: no more than {@value #SLOTS} tokens are held whatever is read.
 *
 * <p>Threads share it without locks. An entry is immutable, so a thread sees all of one or none,
 * and a lost write costs one miss.
 */
final class SurfaceTable {

    private static final int SLOTS = 1 << 15;

    private final Vocabulary vocabulary;
    private final @Nullable Token[] tokens = new @Nullable Token[SLOTS];

    SurfaceTable(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Token token(String surface) {
        int hash = surface.hashCode();
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        Token token = tokens[slot];
        if (token == null || !token.surface().equals(surface)) {
            token = Token.of(surface, vocabulary);
            tokens[slot] = token;
        }
        return token;
    }
}
