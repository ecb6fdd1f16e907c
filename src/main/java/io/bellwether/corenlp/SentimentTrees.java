package io.bellwether.corenlp;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.sentiment.SentimentCoreAnnotations;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.trees.Tree;
import edu.stanford.nlp.util.ArrayCoreMap;
import edu.stanford.nlp.util.CoreMap;
import io.bellwether.feedback.Hash;
import io.bellwether.sentiment.Score;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.List;
import java.util.Properties;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** CoreNLP's stock sentiment pipeline: tagger, shift-reduce parser, sentiment. */
final class SentimentTrees {

    private static final String TAGGER =
            "edu/stanford/nlp/models/pos-tagger/english-left3words-distsim.tagger";
    private static final String PARSER = "edu/stanford/nlp/models/srparser/englishSR.ser.gz";
    static final String SENTIMENT = "edu/stanford/nlp/models/sentiment/sentiment.ser.gz";
    private static final List<String> MODELS = List.of(TAGGER, PARSER, SENTIMENT);
    private static final int CLASSES = 5;

    /** To be raised by whoever changes what reaches the models: other scores need another id. */
    private static final String READING = "2";

    private final MaxentTagger tagger;
    private final StanfordCoreNLP pipeline;
    private final String hash;

    private SentimentTrees(MaxentTagger tagger, StanfordCoreNLP pipeline, String hash) {
        this.tagger = tagger;
        this.pipeline = pipeline;
        this.hash = hash;
    }

    static boolean areModelsPresent() {
        return MODELS.stream().allMatch(model -> resource(model) != null);
    }

    /**
     * @throws IllegalStateException when the models were not built in
     */
    static SentimentTrees load() {
        String[] sums = new String[MODELS.size() + 1];
        sums[MODELS.size()] = READING;
        for (int i = 0; i < MODELS.size(); i++) {
            URL url = resource(MODELS.get(i));
            if (url == null) {
                throw new IllegalStateException(
                        "the tree scorer's models are not in this build; build with -Ptree");
            }
            sums[i] = Long.toHexString(checksum(url));
        }
        MaxentTagger tagger = new MaxentTagger(TAGGER, new Properties(), false);
        return new SentimentTrees(tagger, new StanfordCoreNLP(settings(), false), Hash.of(sums));
    }

    /** Depends on what the three models hold, and on how texts are brought before them. */
    String hash() {
        return hash;
    }

    /** The trees of a text of these sentences, with the sentiment of each node. */
    List<Tree> of(List<List<CoreLabel>> sentences) {
        BoundedTagging.tag(sentences, tagger);
        return sentences.stream().map(this::tree).toList();
    }

    /** The score of a text that has these trees. */
    static Score score(List<Tree> trees) {
        double level = 0;
        double[] classes = new double[CLASSES];
        int tokens = 0;
        for (Tree tree : trees) {
            int size = tree.getLeaves().size();
            List<Double> found = RNNCoreAnnotations.getPredictionsAsStringList(tree);
            for (int i = 0; i < CLASSES; i++) {
                classes[i] += found.get(i) * size;
            }
            level += level(tree) * size;
            tokens += size;
        }
        if (tokens == 0) {
            return new Score.NotScored(Score.Reason.NO_WORDS);
        }
        Score.Scored best =
                Score.Scored.ofProbabilities(
                        classes[0] + classes[1], classes[2], classes[3] + classes[4]);
        return new Score.Scored(Math.max(0, Math.min(1, level / tokens)), best.sentiment());
    }

    /** Mean of the five classes of a node, 0 to 1. */
    static double level(Tree node) {
        List<Double> found = RNNCoreAnnotations.getPredictionsAsStringList(node);
        double level = 0;
        for (int i = 0; i < CLASSES; i++) {
            level += found.get(i) * i / (CLASSES - 1);
        }
        return level;
    }

    private Tree tree(List<CoreLabel> sentence) {
        CoreMap map = new ArrayCoreMap();
        map.set(CoreAnnotations.TokensAnnotation.class, sentence);
        map.set(CoreAnnotations.SentenceIndexAnnotation.class, 0);
        Annotation annotation = new Annotation(List.of(map));
        annotation.set(CoreAnnotations.TokensAnnotation.class, sentence);
        pipeline.annotate(annotation);
        return map.get(SentimentCoreAnnotations.SentimentAnnotatedTree.class);
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("annotators", "parse,sentiment");
        settings.setProperty("parse.model", PARSER);
        settings.setProperty("parse.binaryTrees", "true");
        // Dependency graphs cost 8 to 10 ms a text, and nothing here reads them.
        settings.setProperty("parse.buildgraphs", "false");
        settings.setProperty("sentiment.model", SENTIMENT);
        return settings;
    }

    private static @Nullable URL resource(String name) {
        return SentimentTrees.class.getClassLoader().getResource(name);
    }

    /** CRC-32 of what a model holds; a jar knows it already. */
    private static long checksum(URL url) {
        try {
            URLConnection connection = url.openConnection();
            if (connection instanceof JarURLConnection jar) {
                return jar.getJarEntry().getCrc();
            }
            try (InputStream in = connection.getInputStream()) {
                CRC32 sum = new CRC32();
                sum.update(in.readAllBytes());
                return sum.getValue();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a model of the tree scorer", e);
        }
    }
}
