package io.bellwether.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void noTextAndNoIdOccursTwice() throws IOException {
        Load load = new Load(List.of());
        List<Piece> pieces = new ArrayList<>(load.overlaid(40_000));
        pieces.addAll(load.inSuccession(40_000));

        Set<String> texts = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Piece piece : pieces) {
            texts.add(read(piece).path("text").asText());
            ids.add(piece.id());
        }
        assertThat(pieces).hasSizeBetween(80_000, 120_000);
        assertThat(texts).hasSameSizeAs(pieces);
        assertThat(ids).hasSameSizeAs(pieces);
    }

    @Test
    void companiesInSuccessionDoNotOverlap() throws IOException {
        Instant last = Instant.MIN;
        List<Piece> pieces = new Load(List.of()).inSuccession(50_000);
        for (Piece piece : pieces) {
            Instant at = Instant.parse(read(piece).path("timestamp").asText());
            assertThat(at).isAfterOrEqualTo(last);
            last = at;
        }
        Instant first = Instant.parse(read(pieces.getFirst()).path("timestamp").asText());
        assertThat(first).isBefore(last.minusSeconds(150 * 86_400L));
    }

    @Test
    void textsOfAFileAreUsedOnceEach() throws IOException {
        List<Piece> pieces = new Load(List.of("one", "two", "one", "three")).overlaid(20_000);

        assertThat(pieces).hasSize(3);
        assertThat(read(pieces.get(1)).path("text").asText()).isEqualTo("two");
    }

    private JsonNode read(Piece piece) throws IOException {
        return mapper.readTree(piece.value());
    }
}
