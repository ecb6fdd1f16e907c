package io.bellwether.notify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The body of a request to Alertmanager's API, version 2: {@code postableAlerts}. */
final class PostingCodec {

    /** Below it is the API of version 2. */
    static final String PATH = "/api/v2/alerts";

    private static final JsonFactory JSON = new JsonFactory();

    private final Optional<String> page;

    PostingCodec(Optional<String> page) {
        this.page = page;
    }

    byte[] encode(List<Posting> postings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            for (Posting posting : postings) {
                write(posting, json);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    private void write(Posting posting, JsonGenerator json) throws IOException {
        AlertRecord alert = posting.alert();
        Optional<String> link = AlertText.link(page, alert);
        json.writeStartObject();
        json.writeObjectFieldStart("labels");
        for (Map.Entry<String, String> label : posting.labels().all().entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
        }
        json.writeEndObject();
        json.writeStringField("startsAt", posting.startsAt().toString());
        json.writeStringField("endsAt", posting.endsAt().toString());
        json.writeObjectFieldStart("annotations");
        json.writeStringField("summary", AlertText.summary(alert));
        json.writeStringField("description", AlertText.description(alert));
        json.writeStringField("alertId", alert.id());
        if (link.isPresent()) {
            json.writeStringField("link", link.get());
        }
        json.writeEndObject();
        if (link.isPresent()) {
            json.writeStringField("generatorURL", link.get());
        }
        json.writeEndObject();
    }
}
