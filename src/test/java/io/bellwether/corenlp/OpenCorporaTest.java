package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordTokenFactory;
import io.bellwether.SharedData;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.Sentiment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the fast way to CoreNLP's own, text by text, where the data is at hand. */
class OpenCorporaTest {

    private static final LinearModel MODEL = ModelFile.shipped();
    private static final LinearClassifier<Sentiment, Long> CLASSIFIER = Models.classifier(MODEL);

    private final LinearScorer scorer = new LinearScorer(MODEL);
    private final Lexer lexer = new Lexer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "semeval2017-labelled",
                "airline2015-labelled",
                "staff-proscons-labelled",
                "robinhood-coinbase-users-googleplay",
                "twitter-users-tweets",
                "twitter-users-googleplay-weeks",
                "twitter-advertisers-statements",
                "twitter-staff-blind"
            })
    void tokensClassAndLevelAreCoreNlps(String corpus) throws IOException {
        int texts = 0;
        int scored = 0;
        JsonMapper json = new JsonMapper();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        Files.newInputStream(
                                                SharedData.file(corpus + ".jsonl.gz"))),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String text = json.readTree(line).path("text").asText();
                texts++;
                scored += isAsCoreNlpHasIt(text) ? 1 : 0;
            }
        }
        assertThat(texts).isGreaterThan(100);
        assertThat(scored).isGreaterThan(texts * 9 / 10);
    }

    /**
     * Whether a text has a score; that it is the right one is asserted, without showing the text.
     */
    private boolean isAsCoreNlpHasIt(String text) {
        String clean = TextCleaner.clean(text);
        assertThat(isCutAlike(clean)).as("same tokens").isTrue();
        if (scorer.score(text, null) instanceof Score.Scored scored) {
            assertThat(scored).isEqualTo(Models.score(text, MODEL, CLASSIFIER));
            return true;
        }
        return false;
    }

    private boolean isCutAlike(String clean) {
        List<String> tokens =
                new PTBTokenizer<>(
                                new StringReader(clean), new WordTokenFactory(), LexerTest.OPTIONS)
                        .tokenize().stream().map(Word::word).toList();
        lexer.open(clean);
        boolean isSame = true;
        for (String token : tokens) {
            isSame &= token.equals(lexer.next());
        }
        return isSame && lexer.next() == null;
    }
}
