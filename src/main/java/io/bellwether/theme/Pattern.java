package io.bellwether.theme;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a row of words has to look like, as it is written in the rules. */
sealed interface Pattern {

    /** Whether it always takes a word, and neither begins nor ends with just any. */
    boolean isFirm();

    /** Every word in it. */
    Stream<Word> words();

    /** One of some words. */
    record OneOf(Set<Word> some) implements Pattern {
        public OneOf {
            some = Set.copyOf(some);
        }

        @Override
        public Stream<Word> words() {
            return some.stream();
        }

        @Override
        public boolean isFirm() {
            return true;
        }
    }

    /**
     * Any words.
     *
     * @param least how many at least
     * @param most how many at most
     */
    record Gap(int least, int most) implements Pattern {
        @Override
        public Stream<Word> words() {
            return Stream.empty();
        }

        @Override
        public boolean isFirm() {
            return false;
        }
    }

    /** One part after the other. */
    record Row(List<Pattern> parts) implements Pattern {
        public Row {
            parts = List.copyOf(parts);
        }

        @Override
        public Stream<Word> words() {
            return parts.stream().flatMap(Pattern::words);
        }

        @Override
        public boolean isFirm() {
            return parts.getFirst().isFirm() && parts.getLast().isFirm();
        }
    }

    /** One of several. */
    record Choice(List<Pattern> choices) implements Pattern {
        public Choice {
            choices = List.copyOf(choices);
        }

        @Override
        public Stream<Word> words() {
            return choices.stream().flatMap(Pattern::words);
        }

        @Override
        public boolean isFirm() {
            return choices.stream().allMatch(Pattern::isFirm);
        }
    }

    /** What may be missing. */
    record Maybe(Pattern pattern) implements Pattern {
        @Override
        public Stream<Word> words() {
            return pattern.words();
        }

        @Override
        public boolean isFirm() {
            return false;
        }
    }
}
