package io.bellwether.corenlp;

import org.jspecify.annotations.Nullable;

/**
 * Reads texts: CoreNLP's tokens, and the vocabulary's words in them. Safe for use by several
 * threads; each has a tokeniser and a {@link Reading} of its own.
 */
final class TextReader {

    private final SurfaceTable surfaces;
    private final ThreadLocal<Desk> desks = ThreadLocal.withInitial(Desk::new);

    TextReader(Vocabulary vocabulary) {
        Word.load();
        this.surfaces = new SurfaceTable(vocabulary);
    }

    /**
     * The first {@value Reading#LIMIT} tokens of a text as {@link TextCleaner} leaves it. Valid
     * until the same thread reads the next one.
     */
    Reading read(String clean) {
        Desk desk = desks.get();
        Reading reading = desk.reading;
        reading.clear();
        desk.lexer.open(clean);
        @Nullable String surface = desk.lexer.next();
        while (surface != null) {
            reading.add(surfaces.token(surface));
            surface = reading.tokens().size() < Reading.LIMIT ? desk.lexer.next() : null;
        }
        return reading;
    }

    private static final class Desk {
        private final Lexer lexer = new Lexer();
        private final Reading reading = new Reading();
    }
}
