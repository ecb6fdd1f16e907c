package io.bellwether.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellwether.corenlp.PersonNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Measures what is found on labelled texts, and holds the tables of the documentation equal to it.
 * After a change {@code mvn test -Dtest=QuoteFiguresTest -Dbellwether.docs.write=true} writes them
 * anew; with {@code -Ptree} that of names, too.
 */
class QuoteFiguresTest {

    private static final Path PAGE = Path.of("docs", "privacy.md");
    private static final String HEAD =
            "| kind | there | found | right | precision | recall |\n|---|---|---|---|---|---|\n";

    @Test
    void theFiguresOfIdentifiersAreThoseOfTheDocumentation() throws IOException {
        Figures figures = Figures.of(new Identifiers(), texts());

        List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
        kinds.remove(Kind.NAME);
        holds("identifiers", figures, kinds);
    }

    @Test
    void theFiguresOfNamesAreThoseOfTheDocumentation() throws IOException {
        assumeTrue(PersonNames.isAvailable(), "the model of names is in builds with -Ptree only");
        Redactor redactor = Redactor.of(new Identifiers(), PersonNames.open());

        holds("names", Figures.of(redactor::find, texts()), List.of(Kind.NAME));
    }

    @Test
    void nothingThatIsNoHandleIsTakenForSomethingElse() throws IOException {
        Figures figures = Figures.of(new Identifiers(), texts());

        assertThat(List.of(Kind.E_MAIL, Kind.LINK, Kind.PHONE, Kind.CARD_NUMBER))
                .allSatisfy(kind -> assertThat(figures.precision(kind)).isGreaterThan(.95))
                .allSatisfy(kind -> assertThat(figures.recall(kind)).isGreaterThan(.95));
    }

    private static List<Labelled> texts() throws IOException {
        List<Labelled> texts = new ArrayList<>(Labelled.read("quotes-a.txt"));
        texts.addAll(Labelled.read("quotes-b.txt"));
        return texts;
    }

    private static void holds(String table, Figures figures, List<Kind> kinds) throws IOException {
        String begin = "<!-- " + table + ": begin, made by QuoteFiguresTest -->\n";
        String end = "<!-- " + table + ": end -->\n";
        StringBuilder rows = new StringBuilder(HEAD);
        kinds.forEach(kind -> rows.append(figures.row(kind)).append('\n'));
        String page = Files.readString(PAGE, UTF_8);
        assertThat(page).containsOnlyOnce(begin).containsOnlyOnce(end);
        String expected =
                page.substring(0, page.indexOf(begin) + begin.length())
                        + rows
                        + page.substring(page.indexOf(end));
        if (Boolean.getBoolean("bellwether.docs.write")) {
            Files.writeString(PAGE, expected, UTF_8);
            return;
        }
        assertThat(page).isEqualTo(expected);
    }
}
